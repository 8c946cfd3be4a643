"""explain: numbers of any PyTorch or ONNX model."""
