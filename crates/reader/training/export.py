"""export.py WEIGHTS VOCABULARY TRAINED NGRAMS CALIBRATION ANSWERS PREPARED MESSAGES OUT: the model file of the product, with
its report, and how likely the levels of the first SOME messages of ANSWERS are by these and the n-grams of PREPARED, before
anything was rounded: by that the product is tested.

Weights of the layers in eight bits with a scale for each output, vectors of words in the four bits that they came with,
everything else in 32-bit floats, as safetensors."""

import hashlib
import json
import os
import sys

import numpy as np

from train import ROW, pretrained
from weights import Weights

BLOCK = 32
# How the layers' parts are called in training and in the file.
NAMES = {"q": "query", "k": "key", "v": "value", "ao": "attention", "fi": "inner", "fo": "outer"}
NORMS = {"aln": "norm0", "oln": "norm1"}


def eight_bits(matrix):
    scale = np.abs(matrix).max(1) / 127
    scale[scale == 0] = 1
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def four_bits(matrix):
    """The blocks as they were: the scale of a block is known from its values, which are its whole multiples."""
    blocks = matrix.reshape(len(matrix), -1, BLOCK)
    most = np.take_along_axis(blocks, np.abs(blocks).argmax(-1)[..., None], -1)[..., 0]
    scale = np.where(most == 0, 1, most / -8).astype(np.float32)
    values = np.clip(np.rint(blocks / scale[..., None]) + 8, 0, 15).astype(np.uint8)
    return (values[..., : BLOCK // 2] | values[..., BLOCK // 2 :] << 4).reshape(len(matrix), -1), scale


def likely(answers, prepared, ngrams, calibration, bias):
    """How likely each level is, by what the encoder answered and the table of n-grams."""
    with open(answers, encoding="utf-8") as file:
        some = {one["id"]: np.array(one["levels"]) for one in map(json.loads, file.readlines()[: int(os.environ["SOME"])])}
    with open(prepared, encoding="utf-8") as file:
        for message in map(json.loads, file):
            if message["id"] in some:
                quick = ngrams["bias"] + sum(ngrams["table"][:, place] * weight for place, weight in message["ngrams"])
                sums = (some[message["id"]] + bias + calibration["ngram_share"] * quick) * calibration["sharpness"]
                parts = np.exp(sums - sums.max())
                yield {"id": message["id"], "likely": [round(float(part), 4) for part in parts / parts.sum()]}


def save(path, tensors, metadata):
    kinds = {np.dtype(np.int8): "I8", np.dtype(np.uint8): "U8", np.dtype(np.float32): "F32"}
    header, at = {"__metadata__": metadata}, 0
    for name, tensor in tensors.items():
        header[name] = {"dtype": kinds[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [at, at + tensor.nbytes]}
        at += tensor.nbytes
    text = json.dumps(header, separators=(",", ":"), sort_keys=True).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for tensor in tensors.values():
            file.write(np.ascontiguousarray(tensor).tobytes())


def main():
    weights = Weights(sys.argv[1])
    fixed, _ = pretrained(weights, sys.argv[2])
    trained, ngrams = np.load(sys.argv[3], allow_pickle=True), np.load(sys.argv[4])
    calibration = json.load(open(sys.argv[5]))
    report = calibration.pop("report")
    with open(sys.argv[8], "rb") as messages:
        text = messages.read()
    report["SHA-256 of all messages"] = hashlib.sha256(text).hexdigest()
    writers = {json.loads(line)["id"].split("-")[0] for line in text.splitlines()}
    report["trained on"] = sorted(writers - set(filter(None, os.environ.get("APART", "").split(","))))
    lines = [line.rstrip("\n").split("\t") for line in open(sys.argv[2], encoding="utf-8")]
    tensors = {}
    tensors["pieces"] = np.frombuffer("\n".join(line[0] for line in lines).encode(), np.uint8)
    tensors["piece_scores"] = np.array([float(line[1]) for line in lines], np.float32)
    tensors["words"], tensors["word_scales"] = four_bits(fixed["word"])
    tensors["places"] = fixed["place"][: ROW // 2].astype(np.float32)
    tensors["norm_weight"], tensors["norm_bias"] = (part.astype(np.float32) for part in fixed["norm"])
    for layer in range(weights.layers):
        for short, name in NAMES.items():
            whole, scale = eight_bits(trained[f"body.{short}w"][layer])
            tensors[f"layer.{layer}.{name}"], tensors[f"layer.{layer}.{name}.scale"] = whole, scale
            tensors[f"layer.{layer}.{name}.bias"] = trained[f"body.{short}b"][layer].astype(np.float32)
        for short, name in NORMS.items():
            tensors[f"layer.{layer}.{name}.weight"] = trained[f"body.{short}w"][layer].astype(np.float32)
            tensors[f"layer.{layer}.{name}.bias"] = trained[f"body.{short}b"][layer].astype(np.float32)
    for name in ("level", "topic"):
        tensors[name] = trained[name].T.astype(np.float32)
        tensors[name + "_bias"] = trained[name + "_bias"].astype(np.float32)
    tensors["middle"] = trained["middle"]
    # Each level as likely as the others: what the calibration adds.
    bias = np.array(calibration.pop("bias"), np.float32)
    tensors["level_bias"] = tensors["level_bias"] + bias
    tensors["ngrams"], scale = eight_bits(ngrams["table"])
    tensors["ngrams_scale"], tensors["ngrams_bias"] = scale, ngrams["bias"].astype(np.float32)
    metadata = {
        "format": "cloison-reader-2",
        "epsilon": repr(float(np.float32(weights.epsilon))),
        "heads": str(weights.heads),
        "layers": str(weights.layers),
        "topics": " ".join(trained["topics"].tolist()),
        **{key: str(value) for key, value in calibration.items()},
    }
    model = sys.argv[9]
    save(model, tensors, metadata)
    # The program takes this very model and no other.
    with open(model, "rb") as file, open(model + ".sha256", "w", encoding="utf-8") as mark:
        mark.write(hashlib.sha256(file.read()).hexdigest() + "\n")
    with open(model + ".report.json", "w", encoding="utf-8") as file:
        file.write(json.dumps(report, indent=2) + "\n")
    with open(model + ".answers.jsonl", "w", encoding="utf-8") as file:
        for one in likely(sys.argv[6], sys.argv[7], ngrams, calibration, bias):
            file.write(json.dumps(one) + "\n")


if __name__ == "__main__":
    main()
