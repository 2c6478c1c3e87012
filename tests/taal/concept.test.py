"""What stands behind `concept` stands with every answer, in words and in JSON; without it nothing of the kind does."""
import json
import pathlib
import subprocess
import sys
import tempfile

TOOL, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
BOOK = (ROOT / "tests/taal/geldigheid/concept.boek").read_text(encoding="utf-8")
CASE = '{"zaak": {"a": true}}'
LINE = next((line for line in BOOK.splitlines(True) if line.lstrip().startswith('concept "werkdocument van 1 mei"')), "?")


def answers(text):
    """The answer to each question, in words and in JSON."""
    with tempfile.TemporaryDirectory() as folder:
        book = pathlib.Path(folder) / "boek.boek"
        book.write_text(text, encoding="utf-8")
        for question in ("toewijzen", "declareren", "uitvoeren", "tarief", "kiezen"):
            for form in ([], ["--json"]):
                product = [] if question == "kiezen" else ["--product", "hulp"]
                arguments = ["beslis", "--boek", book, "--zaak", "-", "--vraag", question, *product, *form]
                done = subprocess.run([TOOL, *arguments], input=CASE, capture_output=True, text=True, timeout=60)
                yield question, form, done.stdout


problems = []
if BOOK.count(LINE) != 1:
    problems.append("the book does not hold the sentence")
for question, form, said in answers(BOOK):
    shown = json.loads(said).get("concept") if form else "concept: Werkdocument van 1 mei." in said
    if not shown:
        problems.append(f"{question} {form}: the concept is not in the answer\n{said}")
for question, form, said in answers(BOOK.replace(LINE, "")):
    if "werkdocument" in said.lower():
        problems.append(f"{question} {form}: a concept that is not in the book\n{said}")
print("\n".join(problems) or "10 answers name the concept")
sys.exit(1 if problems else 0)
