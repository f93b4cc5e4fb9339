"""augment.py SEED MESSAGES...: the messages as hurried people and mail programs might have written them, on standard output.

The level stays: accents dropped, letters swapped, no capitals, a greeting, a sign-off, an answer above, quote marks, no
subject. SEED 0 leaves them as they are."""

import json
import random
import sys
import unicodedata

GREETINGS = {
    "en": ["Hi,", "Hello all,", "Dear colleagues,", "Morning!", "Hi there,", "Evening,", "Quick one:"],
    "fr": ["Bonjour,", "Bonjour à tous,", "Chers collègues,", "Salut,", "Bonsoir,", "Hello,", "Vite fait :"],
}
CLOSINGS = {
    "en": ["Best,", "Thanks", "Kind regards,", "Cheers,", "Speak soon.", "Sent from my phone"],
    "fr": ["Cordialement,", "Merci", "Bien à vous,", "Bises,", "À bientôt.", "Envoyé de mon téléphone"],
}
ANSWERS = {
    "en": ["Noted, thanks.", "Fine by me.", "See below.", "Adding the others.", "Yes.", "Will do, talk later."],
    "fr": ["Bien noté, merci.", "Ça me va.", "Voir ci-dessous.", "J'ajoute les autres.", "Oui.", "D'accord, à plus tard."],
}


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def typos(text, chance):
    words = text.split(" ")
    for at, word in enumerate(words):
        if len(word) > 3 and word.isalpha() and chance.random() < 0.04:
            i = chance.randrange(1, len(word) - 1)
            swapped = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
            words[at] = chance.choice([swapped, word[:i] + word[i + 1 :], word[:i] + word[i] + word[i:]])
    return " ".join(words)


def changed(message, chance):
    message = dict(message)
    subject, body, language = message["subject"], message["body"], message["lang"]
    if chance.random() < 0.15:
        subject, body = plain(subject), plain(body)
    if chance.random() < 0.1:
        subject, body = subject.lower(), body.lower()
    if chance.random() < 0.3:
        subject, body = typos(subject, chance), typos(body, chance)
    if chance.random() < 0.1:
        subject = ""
    if chance.random() < 0.25:
        body = chance.choice(GREETINGS[language]) + "\n\n" + body
    if chance.random() < 0.25:
        body = body + "\n\n" + chance.choice(CLOSINGS[language])
    if chance.random() < 0.1:
        quoted = "\n".join("> " + line for line in body.split("\n"))
        body = chance.choice(ANSWERS[language]) + "\n\n" + quoted
    message["subject"], message["body"] = subject, body
    return message


def main():
    seed = int(sys.argv[1])
    chance = random.Random(seed)
    for path in sys.argv[2:]:
        for line in open(path, encoding="utf-8"):
            message = json.loads(line)
            if seed:
                message = changed(message, chance)
            sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
