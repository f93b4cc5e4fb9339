"""restore.py MODEL OUT: what a model file was trained to, to go on from: the weights as its eight bits give them."""

import json
import sys

import numpy as np

from export import NAMES, NORMS

KINDS = {"I8": np.int8, "U8": np.uint8, "F32": np.float32}


def main():
    data = open(sys.argv[1], "rb").read()
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    said = header.pop("__metadata__")

    def tensor(name):
        one = header[name]
        begin, end = one["data_offsets"]
        return np.frombuffer(data[start + begin : start + end], KINDS[one["dtype"]]).reshape(one["shape"])

    layers = range(int(said["layers"]))
    of_layers = lambda name, made=tensor: np.stack([made(f"layer.{layer}.{name}") for layer in layers])
    weights = lambda name: tensor(name).astype(np.float32) * tensor(name + ".scale")[:, None]
    flat = {}
    for short, name in NAMES.items():
        flat[f"body.{short}w"], flat[f"body.{short}b"] = of_layers(name, weights), of_layers(name + ".bias")
    for short, name in NORMS.items():
        flat[f"body.{short}w"], flat[f"body.{short}b"] = of_layers(name + ".weight"), of_layers(name + ".bias")
    for name in ("level", "topic"):
        flat[name], flat[name + "_bias"] = tensor(name).T, tensor(name + "_bias")
    np.savez(sys.argv[2], topics=np.array(said["topics"].split()), **flat)


if __name__ == "__main__":
    main()
