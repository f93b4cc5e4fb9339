"""ngrams.py OUT ANSWERS PREPARED...: the table of n-grams, by logistic regression; ANSWERS gets what it says of messages of
files that it was not trained on: those that HELD=a,b names, one left out after the other; all without it. Those that
APART=a,b names are not in the table either."""

import json
import os
import sys

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

PLACES = 1 << 18
LEVELS = ["trivial", "confidential", "sensitive"]
STRENGTH = 8.0


def matrix(messages):
    rows, columns, values = [], [], []
    for number, message in enumerate(messages):
        for place, weight in message["ngrams"]:
            rows.append(number), columns.append(place), values.append(weight)
    return csr_matrix((values, (rows, columns)), (len(messages), PLACES))


def fitted(messages):
    model = LogisticRegression(C=STRENGTH, max_iter=400, class_weight="balanced")
    return model.fit(matrix(messages), [LEVELS.index(m["level"]) for m in messages])


def main():
    messages = [json.loads(line) for path in sys.argv[3:] for line in open(path, encoding="utf-8")]
    listed = lambda key: [name for name in os.environ.get(key, "").split(",") if name]
    writer = lambda message: message["id"].split("-")[0]
    apart = listed("APART")
    kept = [m for m in messages if writer(m) not in apart]
    with open(sys.argv[2], "w", encoding="utf-8") as answers:
        for name in apart or listed("HELD") or sorted(set(map(writer, messages))):
            left = [m for m in messages if writer(m) == name]
            model = fitted([m for m in kept if writer(m) != name])
            for message, logits in zip(left, model.decision_function(matrix(left))):
                answers.write(json.dumps({"id": message["id"], "levels": logits.tolist()}) + "\n")
    model = fitted(kept)
    np.savez(sys.argv[1] + ".partial.npz", table=model.coef_, bias=model.intercept_)
    os.replace(sys.argv[1] + ".partial.npz", sys.argv[1])


if __name__ == "__main__":
    main()
