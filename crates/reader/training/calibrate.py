"""calibrate.py OUT ENCODER NGRAMS MESSAGES...: how the encoder and the n-grams are weighed, by messages that neither was
trained on: both ANSWERS files hold what was said of them.

Each level counts the same, however many messages it has. OUT gets the share of the n-grams, the sharpness and what is added
to the encoder's logits for each level, and a report."""

import json
import sys

import numpy as np
from scipy.optimize import minimize

LEVELS = ["trivial", "confidential", "sensitive"]


def answers(path):
    return {one["id"]: one["levels"] for one in map(json.loads, open(path, encoding="utf-8"))}


def told(logits, truth):
    matrix = np.zeros((3, 3), int)
    for row, level in zip(logits, truth):
        matrix[level, int(np.argmax(row))] += 1
    scores = [2 * matrix[k, k] / max(1, matrix[k].sum() + matrix[:, k].sum()) for k in range(3)]
    return f"macro-F1 {np.mean(scores):.3f} {matrix.tolist()}"


def main():
    encoder, ngrams = answers(sys.argv[2]), answers(sys.argv[3])
    messages = [json.loads(line) for path in sys.argv[4:] for line in open(path, encoding="utf-8")]
    messages = [m for m in messages if m["id"] in encoder and m["id"] in ngrams]
    one = np.array([encoder[m["id"]] for m in messages])
    two = np.array([ngrams[m["id"]] for m in messages])
    truth = np.array([LEVELS.index(m["level"]) for m in messages])
    share = np.array([1 / (truth == level).mean() for level in range(3)])[truth]

    def joined(x):
        return (one + np.array([0.0, x[2], x[3]]) + np.exp(x[0]) * two) * np.exp(x[1])

    def loss(x):
        logits = joined(x)
        logits = logits - logits.max(1, keepdims=True)
        likely = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
        return -(share * np.log(likely[np.arange(len(truth)), truth] + 1e-12)).mean() + 0.01 * (x**2).sum()

    found = minimize(loss, np.zeros(4), method="Nelder-Mead", options={"maxiter": 4000}).x
    report = {
        "held out": sorted({m["id"].split("-")[0] for m in messages}), "messages": len(messages),
        "encoder": told(one, truth), "n-grams": told(two, truth), "both": told(joined(found), truth), "certainty": {},
    }
    print(report)
    likely = np.exp(joined(found) - joined(found).max(1, keepdims=True))
    likely /= likely.sum(1, keepdims=True)
    for low, high in [(0.4, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)]:
        some = (likely.max(1) >= low) & (likely.max(1) < high)
        if some.any():
            said = f"{some.sum()} messages, right {(likely.argmax(1) == truth)[some].mean():.2f}"
            report["certainty"][f"{low:.1f} to {min(high, 1):.1f}"] = said
            print(f"said {low:.1f} to {min(high, 1):.1f}: {said}")
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump({
            "ngram_share": float(np.exp(found[0])), "sharpness": float(np.exp(found[1])), "bias": [0.0, float(found[2]), float(found[3])],
            "report": report,
        }, out)


if __name__ == "__main__":
    main()
