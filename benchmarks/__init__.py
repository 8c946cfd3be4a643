"""benchmarks: speeds as ratios. Everything compared is run in turns within one run, so a busy
machine slows all alike.
"""
