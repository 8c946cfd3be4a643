"""Autoencoders: what trains which layer, penalties, bounds, mixtures."""

from __future__ import annotations

import torch
from sklearn.mixture import GaussianMixture

from handgrad import nets
from handgrad.nets.layerwise import layerwise
from handgrad.nets.mixture import fit
from proof import nets_autoencoders as proof


def test_the_contractive_penalty_has_one_value() -> None:
    assert proof.penalties() < 1e-10


def test_the_importance_weighted_bound_rises() -> None:
    bounds = proof.importance(2)
    assert bounds == sorted(bounds)
    assert bounds[-1] - bounds[0] > 0.1


def test_layer_by_layer() -> None:
    torch.manual_seed(0)
    net = nets.module("stacked_autoencoder", d=6, m=4, n=2, outputs=["x̂", "L_1", "L_2", "L"])
    x = torch.rand(30, 6)
    stages = []
    for stage in layerwise(net, x, ["L_1", "L_2", "L"], steps=60):
        if not stages:
            below = net.W_1.clone()
        if len(stages) == 1:
            assert torch.equal(net.W_1, below)  # held fixed while layer 2 is trained
        stages.append(stage)
    assert [stage.weights for stage in stages] == [
        ("W_1", "b_1", "V_1", "a_1"),
        ("W_2", "b_2", "V_2", "a_2"),
        tuple(net.weights),
    ]
    assert all(stage.after < stage.before for stage in stages)


def test_only_kept_units_get_a_derivative() -> None:
    net = nets.module("k_sparse", d=5, n=6, outputs=["L"])
    x = torch.rand(5)
    kept = net(x, return_all=["m"])["m"]
    assert kept.sum() == 2
    grad = torch.autograd.grad(net(x), net.W_e)[0]
    assert [bool(row.any()) for row in grad] == kept.bool().tolist()


def test_a_mixture_is_that_of_scikit_learn() -> None:
    torch.manual_seed(0)
    codes = torch.cat([torch.randn(200, 2) * 0.3 + c for c in (0.0, 3.0, -4.0)]).double()
    found = fit(codes, 3)
    theirs = GaussianMixture(3, covariance_type="diag", random_state=0, tol=1e-9).fit(codes.numpy())
    assert abs(found.log_density(codes).mean() - theirs.score(codes.numpy())) < 1e-4
    drawn = found.sample(4000)
    assert abs(found.log_density(drawn).mean() - found.log_density(codes).mean()) < 0.1
    model = nets.module("vae_sample_mixture", d=3, n=2, g=3, dtype=torch.float64)
    with torch.no_grad():
        model.M.copy_(found.means)
        model.S.copy_(found.spreads)
    which = torch.eye(3, dtype=torch.float64)[torch.tensor([0, 2])]
    still = torch.zeros(2, 2, dtype=torch.float64)
    lines = model(draws={"k": which, "ε": still}, return_all=["z"])
    assert torch.allclose(lines["z"], found.means[[0, 2]])
