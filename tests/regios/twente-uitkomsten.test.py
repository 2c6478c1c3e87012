"""What the Twente book must show and its own tests can't say: exact agendas, products by name, the draft everywhere."""
import json
import pathlib
import subprocess
import sys

TOOL, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
BOOK = ROOT / "regions" / "twente"
good, wrong = 0, []


def decide(case, product, question="toewijzen"):
    args = [TOOL, "beslis", "--boek", str(BOOK), "--zaak", "-", "--vraag", question, "--product", product, "--json"]
    done = subprocess.run(args, input=json.dumps(case), capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        return {"fout": done.stderr}
    return json.loads(done.stdout)


def check(name, got, expected):
    global good
    if got == expected:
        good += 1
    else:
        wrong.append(f"{name}: verwacht {expected}, gekregen {got}")


def status(decision, rule):
    return next((r["oordeel"] for r in decision.get("regels", []) if r["regel"] == rule), decision.get("fout"))


# Products are found by the name the book gives them, and every decision says that the book is a draft.
TITLES = ["Fasehuis naar zelfstandigheid", "Kamertraining", "Steunend wonen voor jeugdigen",
          "Verblijfsgroep op een terrein", "Verblijfsgroep", "Logeeropvang Plus", "Logeeropvang",
          "Meerkosten ouder-kind plaatsen", "Een-op-een begeleiding bij verblijf", "Verblijf Crisis"]
for title in TITLES:
    decision = decide({}, title)
    check(f"{title}: gevonden", decision.get("product"), title)
for question in ["toewijzen", "declareren", "uitvoeren", "tarief", "kiezen"]:
    check(f"{question}: concept", bool(decide({}, "Logeeropvang", question).get("concept")), True)

# Four etmalen a month, seven in the holidays; 6 hangs on the holiday, 3 and 8 do not.
for nights, holiday, expected in [(3, None, "voldaan"), (6, None, "onbekend"), (8, None, "geschonden"),
                                  (4, False, "voldaan"), (5, False, "geschonden"), (7, True, "voldaan"),
                                  (8, True, "geschonden")]:
    request = {"etmalen_per_maand": nights}
    if holiday is not None:
        request["in_vakantie"] = holiday
    check(f"{nights} etmalen, vakantie {holiday}", status(decide({"aanvraag": request}, "Logeeropvang"), "maandgrens"), expected)

# Evaluations on day 3, 10 and 21; what would fall after the stay is not owed.
WHAT = "evaluatie van verklarende analyse en perspectiefplan"
for last, days in [("2026-10-06", []), ("2026-10-07", ["2026-10-07"]), ("2026-10-14", ["2026-10-07", "2026-10-14"]),
                   ("2026-10-24", ["2026-10-07", "2026-10-14"]),
                   ("2026-10-25", ["2026-10-07", "2026-10-14", "2026-10-25"])]:
    case = {"toewijzing": {"begindatum": "2026-10-05", "einddatum": last}}
    agenda = [a["uiterlijk"] for a in decide(case, "Verblijf Crisis", "uitvoeren").get("agenda", []) if a["wat"] == WHAT]
    check(f"verblijf tot en met {last}", agenda, days)

# What was done shows on the agenda, each evaluation on its own day.
for when, days, expected in [("2026-10-20", ["2026-10-07", "2026-10-15"], ["gedaan", "niet op tijd", "open"]),
                             ("2026-10-14", ["2026-10-07"], ["gedaan", "open", "open"]),
                             ("2026-11-02", ["2026-10-07", "2026-10-14", "2026-10-25"], ["gedaan"] * 3)]:
    case = {"toewijzing": {"begindatum": "2026-10-05", "einddatum": "2026-11-01"}, "peilmoment": {"peildatum": when},
            "uitvoering": {"evaluatiedatums": days}}
    agenda = [a["stand"] for a in decide(case, "Verblijf Crisis", "uitvoeren").get("agenda", []) if a["wat"] == WHAT]
    check(f"stand op {when}", agenda, expected)

# Nights over a month's and a year's end.
for arrival, departure, nights in [("2026-10-30", "2026-11-02", "3"), ("2026-12-30", "2027-01-02", "3"), ("2028-02-28", "2028-03-01", "2")]:
    case = {"verblijven": [{"aankomst": arrival, "vertrek": departure}]}
    quantity = decide(case, "Logeeropvang", "declareren").get("hoeveelheid") or {}
    check(f"nachten van {arrival} tot {departure}", quantity.get("waarde"), nights)

print("\n".join(wrong))
print(f"{good} goed, {len(wrong)} fout")
sys.exit(1 if wrong else 0)
