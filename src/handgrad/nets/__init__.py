"""nets: the models as PyTorch modules, made from their equations. Imports torch and nothing heavier."""
