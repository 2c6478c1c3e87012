"""`bewaar toets` for every example case: pasted in a copy of its region, at the end of a file and inside the product, it passes."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOOL, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
QUESTIONS = ("toewijzen", "kiezen", "uitvoeren", "declareren", "tarief")
failures, count = [], 0


def expect(name, condition, shown):
    global count
    count += 1
    if not condition:
        failures.append(f"{name}:\n{shown}")


def run(*arguments, given=""):
    done = subprocess.run([TOOL, *map(str, arguments)], capture_output=True, timeout=300, input=given.encode(), cwd=ROOT)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8")


def tests_of(region, case, options):
    """A test for each question about this case, with a title of its own."""
    lines = []
    for question in QUESTIONS:
        lines += [question, f'bewaar toets "proef {case.stem} {question}"']
    code, out = run("probeer", region, "--zaak", case, *options, given="\n".join(lines) + "\n")
    found = re.findall(r'^(toets "proef .*?(?=^> |\Z))', out, re.M | re.S)
    return found, out


def inside(text, block):
    """The text of a region's file with the block in the product that it names; None when that is elsewhere."""
    product = re.search(r'" voor (.*?) bij ', block)
    start = product and re.search(rf'^product {re.escape(product.group(1))}(?: ".*)?\n', text, re.M)
    if not start:
        return None
    indented = "".join("  " + line + "\n" for line in block.splitlines())
    return text[: start.end()] + indented + text[start.end() :]


def pasted(region, blocks, name):
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / region.name
        shutil.copytree(region, copy)
        file = copy / f"{region.name}.boek"
        file.write_text(file.read_text(encoding="utf-8") + "\n" + "\n".join(blocks), encoding="utf-8")
        code, out = run("toets", copy, "--alles")
        for block in blocks:
            title = block.split('"')[1]
            expect(f"{name}: at the end: {title}", re.search(rf"^goed .* {re.escape(title)}$", out, re.M), block + out[-3000:])
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / region.name
        shutil.copytree(region, copy)
        placed = []
        for file in copy.rglob("*.boek"):
            for block in blocks:
                text = inside(file.read_text(encoding="utf-8"), block)
                if text is not None:
                    file.write_text(text, encoding="utf-8")
                    placed.append(block.split('"')[1])
        code, out = run("toets", copy, "--alles")
        for title in placed:
            expect(f"{name}: in the product: {title}", re.search(rf"^goed .* {re.escape(title)}$", out, re.M), out[-3000:])
        return len(placed)


in_products = 0
for expected in sorted((ROOT / "examples").glob("*.verwacht.json")):
    case = expected.with_name(expected.name.replace(".verwacht", ""))
    options = json.loads(expected.read_text(encoding="utf-8")).get("argumenten", [])
    fewest = 1 if "kiezen" in options else len(QUESTIONS)
    options = [word for at, word in enumerate(options) if word != "--vraag" and options[at - 1 : at] != ["--vraag"]]
    region = ROOT / "regions" / "samen14"
    blocks, out = tests_of(region, case, options)
    expect(f"{case.stem}: tests are made", len(blocks) >= fewest, out)
    in_products += pasted(region, blocks, case.stem)
expect("some stood in a product", in_products > 20, in_products)
print("\n".join(failures))
print(f"{count - len(failures)} goed, {len(failures)} fout")
sys.exit(1 if failures else 0)
