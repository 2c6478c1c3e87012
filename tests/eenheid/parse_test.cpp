#include "parse/parse.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <variant>

#include "parse_support.hpp"

using namespace regelboek;
using namespace regelboek::parse_support;

TEST_CASE("parse: conditions: and binds stronger than or, not stronger than both") {
  CHECK(condition("a of b en niet c") == "(or a (and b (not c)))");
  CHECK(condition("(a of b) en c") == "(and (or a b) c)");
  CHECK(condition("niet niet a") == "a");
  CHECK(condition("niet niet niet a is 5") == "(not (= a 5))");
  CHECK(condition("((a))") == "a");
}

TEST_CASE("parse: comparisons in every spelling") {
  CHECK(condition("leeftijd is 18 jaar") == "(= leeftijd 18_jaar)");
  CHECK(condition("ouders zijn niet overbelast") == "(!= ouders overbelast)");
  CHECK(condition("a hoogstens 5") == "(<= a 5)");
  CHECK(condition("a is minstens 5") == "(>= a 5)");
  CHECK(condition("a meer dan 5") == "(> a 5)");
  CHECK(condition("a is minder dan 5") == "(< a 5)");
  CHECK(condition("a later dan b") == "(> a b)");
  CHECK(condition("a eerder dan b") == "(< a b)");
  CHECK(condition("a vanaf b") == "(>= a b)");
  CHECK(condition("a tot b") == "(< a b)");
  CHECK(condition("a is tot en met b") == "(<= a b)");
  CHECK(condition("a vanaf b tot c") == "(range a b c)");
  CHECK(condition("a is vanaf b tot en met c") == "(range= a b c)");
  CHECK(condition("a binnen 24 uur na b") == "(within a 24_uur b)");
  CHECK(condition("a is een van b, c d") == "(in a b c d)");
  CHECK(condition("a is niet een van b, c") == "(not-in a b c)");
  CHECK(condition("a bevat b, c") == "(any a b c)");
  CHECK(condition("a bevat alle van b, c") == "(all a b c)");
  CHECK(condition("a bevat geen van b") == "(none a b)");
  CHECK(condition("hoogstens 3 etmalen per week") == "(<= _ 3_etmalen/week)");
  CHECK(condition("niet naast a, b c") == "(not (beside a b c))");
}

TEST_CASE("parse: lists and windows") {
  CHECK(condition("een ouder heeft a en b") == "(some ouder (and a b))");
  CHECK(condition("geen ouder heeft a") == "(no ouder a)");
  CHECK(condition("elke 4 weken van verblijven vanaf begin heeft aantal verblijven hoogstens 2") ==
        "(every 4 weken of verblijven from begin (<= (count verblijven) 2))");
  CHECK(condition("elke aaneengesloten reeks van inzet heeft a") ==
        "(every aaneengesloten reeks of inzet a)");
  CHECK(condition("som van duur van inzet waarvan a of b is 5") ==
        "(sum duur van inzet where (or a (= b 5)))");
  CHECK(condition("(langste reeks metingen waarvan a) minstens 2") ==
        "(>= (run metingen where a) 2)");
  CHECK(condition("hoogste prijs van inzet is laagste prijs") ==
        "(= (highest prijs van inzet) (lowest prijs))");
  CHECK(condition("product van toewijzingen waarvan a") == "product van toewijzingen[a]");
}

TEST_CASE("parse: values") {
  CHECK(condition("a is b plus 2 maal c - 1") == "(= a (- (+ b (* 2 c)) 1))");
  CHECK(condition("a is min b gedeeld door 2") == "(= a (/ (minus b) 2))");
  CHECK(condition("a is kleinste van b en 25% van c") == "(= a (min b 25%_of_c))");
  CHECK(condition("a is € 2.200,50 per uur afgerond naar boven op 1") ==
        "(= a (round-up €2.200,50/uur 1))");
  CHECK(condition("a is als b dan 1 anders als c dan 2 anders 3") == "(= a (if b 1 (if c 2 3)))");
  CHECK(condition("jaren tussen geboortedatum en vandaag minstens 18") ==
        "(>= (jaren between geboortedatum vandaag) 18)");
  CHECK(condition("leeftijd op begin van aanvraag is 5") == "(= leeftijd@begin van aanvraag 5)");
  CHECK(condition("a is 1 juli 2025") == "(= a d20270)");
  CHECK(condition("a is 01-07-2025 9:05") == "(= a d20270t545)");
  CHECK(condition("a is “vrije tekst”") == "(= a \"vrije tekst\")");
  CHECK(condition("a is ja of b is nog niet bepaald") == "(or (= a yes) (= b open))");
}

TEST_CASE("parse: names: articles say nothing, words are joined by one space") {
  CHECK(condition("de  begindatum van  het verblijf\tthuis") == "begindatum van verblijf thuis");
  CHECK(condition("mbo 3 45A04 in de groep") == "mbo 3 45A04 in groep");
  CHECK(condition("minuten per week van aanvraag is 5") == "(= minuten per week van aanvraag 5)");
}

TEST_CASE("parse: a rule: header, clauses below, sources") {
  const Reading reading(
      "regel eigen bijdrage bij toewijzen, tarief en kiezen: a  bron 3\n"
      "  als b dan vereist c                    bron boek 4-5, \"voorwoord\"\n"
      "  mag als d\n"
      "  in principe verboden als e\n"
      "  lezing \"zo\"\n"
      "  bron 9\n");
  const auto& rule = reading.only<syntax::Rule>();
  CHECK(rule.name.text == "eigen bijdrage");
  CHECK(rule.questions.size() == 3);
  CHECK(rule.sources.size() == 2);
  CHECK(rule.sources[1].first == 9);
  REQUIRE(rule.clauses.size() == 5);
  CHECK(show(*rule.clauses[0]) == "must a");
  CHECK(show(*rule.clauses[1]) == "when b: must c");
  REQUIRE(rule.clauses[1]->sources.size() == 2);
  CHECK(rule.clauses[1]->sources[0].document->text == "boek");
  CHECK(rule.clauses[1]->sources[0].last == 5);
  CHECK(rule.clauses[1]->sources[1].section == "voorwoord");
  CHECK(show(*rule.clauses[2]) == "may d");
  CHECK(show(*rule.clauses[3]) == "in-principle-not e");
  CHECK(show(*rule.clauses[4]) == "reading zo");
}

TEST_CASE("parse: every kind of clause") {
  CHECK(clause("als a") == "when a");
  CHECK(clause("vereist a") == "must a");
  CHECK(clause("verboden als a") == "must-not a");
  CHECK(clause("mag a") == "may a");
  CHECK(clause("in principe vereist a") == "in-principle a");
  CHECK(clause("richtlijn a") == "guideline a");
  CHECK(clause("na overleg met gemeente") == "consult overleg met gemeente");
  CHECK(clause("als a dan 1 anders 2 is b") == "must (= (if a 1 2) b)");
  CHECK(clause("als a dan als b dan c is 1") == "when a: when b: must (= c 1)");
  CHECK(clause("telt 5 minuten") == "count 5_minuten");
  CHECK(clause("telt hoogstens a") == "count-at-most a");
  CHECK(clause("telt niet als a") == "count-nothing a");
  CHECK(clause("telt niet") == "count-nothing");
  CHECK(clause("telt per 2 maanden vanaf b hoogstens a") == "count per 2 maanden from b a");
  CHECK(clause("geldt vanaf 1 juli 2025 tot en met 2 juli 2025") == "valid 20270 20272");
  CHECK(clause("geldt tot 1 juli 2025") == "valid - 20270");
  CHECK(clause("vervangt a van b") == "replaces a of b");
  CHECK(clause("over lopende inzet") == "over lopende inzet");
  CHECK(clause("verplicht \"x\" op dag 3, 10 en 21 vanaf a tot b") ==
        "duty x days 3 10 21 a until b");
  CHECK(clause("verplicht \"x\" elke 6 maanden vanaf a gedaan op c") ==
        "duty x every 6 maanden a done c");
  CHECK(clause("verplicht \"x\" binnen 24 uur na a") == "duty x within 24_uur a");
  CHECK(clause("verplicht \"x\" op a plus 16 jaar") == "duty x at (+ a 16_jaar)");
}

TEST_CASE("parse: exceptions: the dan clause first, then the block; they nest") {
  const Reading reading(
      "regel x\n"
      "  vereist a\n"
      "  tenzij b dan vereist c   bron 3\n"
      "    als d\n"
      "    tenzij e\n"
      "    bron 4\n");
  const auto& rule = reading.only<syntax::Rule>();
  REQUIRE(rule.clauses.size() == 2);
  CHECK(show(*rule.clauses[1]) == "unless b {must c; when d; unless e {}}");
  CHECK(rule.clauses[1]->sources.size() == 2);
  CHECK(rule.sources.empty());
}

TEST_CASE("parse: products and groups") {
  const Reading reading(
      "product vaktherapie \"Vaktherapie\"\n"
      "  code 45A04\n"
      "  hoort bij ambulant, in minuten   bron 7\n"
      "  eenheid minuut\n"
      "    lezing \"per minuut\"\n"
      "  tarief € 9.228,20 per behandeling in 12 delen van € 769,02 vanaf 1 juli 2025\n"
      "  tarief nog niet bepaald \"later\"\n"
      "  zoals begeleiding\n"
      "  zonder regel no-show\n"
      "  geldig tot 1 juli 2025\n"
      "  aandachtspunt rust bij kiezen: \"let op\"\n"
      "    als a\n"
      "    bron 8\n"
      "  regel y: a\n");
  const auto& product = reading.only<syntax::Product>();
  CHECK(product.title.text == "Vaktherapie");
  REQUIRE(product.contents.size() == 10);
  const auto feature = [&](std::size_t index) -> const syntax::Feature& {
    return std::get<syntax::Feature>(product.contents[index]);
  };
  CHECK(std::get<syntax::CodeFeature>(feature(0).node).code.text == "45A04");
  CHECK(std::get<syntax::MembershipFeature>(feature(1).node).groups[1].text == "in minuten");
  CHECK(feature(1).sources.size() == 1);
  CHECK(std::get<syntax::UnitFeature>(feature(2).node).readings.size() == 1);
  const auto& tariff = std::get<syntax::TariffFeature>(feature(3).node);
  CHECK(show(tariff.amount) == "€9.228,20/behandeling");
  CHECK(tariff.parts == 12);
  CHECK(show(tariff.part) == "€769,02");
  CHECK(tariff.validity->from == 20270);
  const auto& open = std::get<syntax::TariffFeature>(feature(4).node);
  CHECK(open.amount == nullptr);
  CHECK(open.open_reason.text == "later");
  CHECK(std::get<syntax::WithoutFeature>(feature(6).node).rule.text == "no-show");
  const auto& note = std::get<syntax::Note>(product.contents[8]);
  CHECK(note.text.text == "let op");
  CHECK(note.when.size() == 1);
  CHECK(note.sources.size() == 1);
  CHECK(std::holds_alternative<syntax::Rule>(product.contents[9]));
}

TEST_CASE("parse: facts, lists, choices, units and definitions") {
  const Reading reading(
      "gegevens aanvraag \"Wat wordt gevraagd\"\n"
      "  ernst: keuze uit mild, \"niet mild\" \"Ernst\"\n"
      "  akkoord: ja of nee anders a en b\n"
      "  soorten: lijst van minuten per week\n"
      "lijst verblijven van een verblijf over aankomst tot en met vertrek\n"
      "  thuis: ja of nee\n"
      "keuze niveau oplopend\n"
      "  mbo 3 code 12 \"middelbaar\"\n"
      "  \"niet bekend\"\n"
      "eenheid uur meervoud uren is 60 minuten code 04\n"
      "begrip kind betekent leeftijd minder dan 18   bron 3\n"
      "omvang in minuten per week betekent a\n");
  REQUIRE(reading.file.declarations.size() == 6);
  const auto& facts = reading.get<syntax::FactGroup>(0).facts;
  REQUIRE(facts.size() == 3);
  CHECK(std::get<syntax::InlineChoiceType>(facts[0].type.node).values[1].text == "niet mild");
  CHECK(facts[0].description.text == "Ernst");
  CHECK(show(facts[1].otherwise) == "(and a b)");
  const auto& element = *std::get<syntax::ListType>(facts[2].type.node).element;
  CHECK(std::get<syntax::NamedType>(element.node).name.text == "minuten per week");
  const auto& list = reading.get<syntax::ListDeclaration>(1);
  CHECK(list.singular.text == "verblijf");
  CHECK(list.to->text == "vertrek");
  CHECK(list.to_included);
  const auto& choice = reading.get<syntax::ChoiceDeclaration>(2);
  CHECK(choice.ordered);
  CHECK(choice.values[0].code == "12");
  CHECK(choice.values[0].description.text == "middelbaar");
  CHECK(choice.values[1].name.text == "niet bekend");
  const auto& unit = reading.get<syntax::UnitDeclaration>(3);
  CHECK(unit.plural->text == "uren");
  CHECK(show(unit.equals) == "60_minuten");
  CHECK(unit.code == "04");
  CHECK(show(reading.get<syntax::Definition>(4).value) == "(< leeftijd 18)");
  CHECK(reading.get<syntax::SizeDefinition>(5).per->text == "week");
}

TEST_CASE("parse: the book itself, and other files") {
  const Reading reading(
      "boek samen14 \"Producten\"\n"
      "  geldig vanaf 1 januari 2025   bron 3\n"
      "  concept \"werkdocument\"\n"
      "  document boek \"Productenboek\"\n"
      "  volgorde van licht naar zwaar: ambulant, verblijf\n"
      "  afronding bedrag op € 0,01 naar beneden\n"
      "gebruik regio / zaak\n"
      "ander product trainingshuis \"Trainingshuis\"\n");
  const auto& book = reading.get<syntax::BookDeclaration>(0);
  REQUIRE(book.lines.size() == 5);
  CHECK(std::get<syntax::BookOrder>(book.lines[3].node).direction.text == "licht naar zwaar");
  CHECK(std::get<syntax::BookRounding>(book.lines[4].node).direction ==
        syntax::RoundingDirection::down);
  CHECK(reading.get<syntax::UseDeclaration>(1).path.size() == 2);
  CHECK(reading.get<syntax::OtherProduct>(2).title.text == "Trainingshuis");
}

TEST_CASE("parse: tests") {
  const Reading reading(
      "toets \"te veel\" voor vaktherapie bij declareren\n"
      "  sessies is 25\n"
      "  niet akkoord\n"
      "  geen lopende inzet\n"
      "  ouder: naam is \"x\", niet thuis, wlz indicatie\n"
      "  problemen is a, b\n"
      "  verwacht niet toegestaan wegens sessies, duur\n"
      "  verwacht max sessies niet van toepassing\n"
      "  verwacht ontbreekt geboortedatum, begin van aanvraag\n"
      "  verwacht als hoeveelheid: 80 minuten\n"
      "  verwacht verplicht \"evaluatie\" op 1 juli 2025\n");
  const auto& test = reading.only<syntax::Test>();
  CHECK(test.product->text == "vaktherapie");
  CHECK(test.question->text == "declareren");
  REQUIRE(test.facts.size() == 5);
  CHECK(show(test.facts[0].field.values[0]) == "25");
  CHECK(test.facts[1].field.negated);
  CHECK(test.facts[2].kind == syntax::TestFactKind::empty_list);
  CHECK(test.facts[3].kind == syntax::TestFactKind::row);
  REQUIRE(test.facts[3].fields.size() == 3);
  CHECK(test.facts[3].fields[1].negated);
  CHECK(test.facts[4].field.values.size() == 2);
  REQUIRE(test.expectations.size() == 5);
  const auto& verdict = std::get<syntax::ExpectVerdict>(test.expectations[0].node);
  CHECK(verdict.verdict == syntax::ExpectedVerdict::not_allowed);
  CHECK(verdict.because.size() == 2);
  const auto& rule = std::get<syntax::ExpectRule>(test.expectations[1].node);
  CHECK(rule.rule.text == "max sessies");
  CHECK(rule.status == syntax::ExpectedStatus::not_applicable);
  CHECK(std::get<syntax::ExpectMissing>(test.expectations[2].node).facts.size() == 2);
  CHECK(std::get<syntax::ExpectDuty>(test.expectations[4].node).day == 20270);
}

TEST_CASE("parse: a sentence goes on over several lines") {
  CHECK(clause("a\n  en b\n of c") == "must (or (and a b) c)");
  CHECK(clause("a is een van b,\nc") == "must (in a b c)");
  CHECK(clause("een ouder heeft # waarom\n\n  (a en\n     niet b\n  )") ==
        "must (some ouder (and a (not b)))");
  CHECK(clause("als a\n  dan vereist b") == "when a: must b");
  const Reading reading("begrip a betekent\n  b is 3\n\n   # commentaar\nregel x: c\n");
  CHECK(show(reading.get<syntax::Definition>(0).value) == "(= b 3)");
  CHECK(reading.file.declarations.size() == 2);
}
