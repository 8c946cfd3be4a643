"""One thread: these networks are so small that more of them only wait for one another."""

from __future__ import annotations

import torch

torch.set_num_threads(1)
