// Tokens of Regelboek. Words that may never be part of a name come first, words that start a line or
// clause but may also be part of a name second (grammar/woorden.md lists both). The layout (NEWLINE,
// INDENT, DEDENT) is made from the white space by the token source in interpreter/parse/layout.*.
lexer grammar RegelboekLexer;

// ALS_WAARDE is the "als" of a value ("als C dan A anders B"); the token source tells it from a clause.
tokens { NEWLINE, INDENT, DEDENT, ALS_WAARDE }

// --- reserved words -------------------------------------------------------------------------
AANTAL: 'aantal';
AFGEROND: 'afgerond';
ALS: 'als';
ANDERS: 'anders';
BETEKENT: 'betekent';
BEVAT: 'bevat';
BIJ: 'bij';
BINNEN: 'binnen';
BRON: 'bron';
CODE: 'code';
DAN: 'dan';
EEN: 'een';
EERDER: 'eerder';
ELKE: 'elke' | 'elk';
EN: 'en';
GEDAAN: 'gedaan';
GEDEELD: 'gedeeld';
GEEN: 'geen';
GELDT: 'geldt';
GESCHONDEN: 'geschonden';
GROOTSTE: 'grootste';
HEEFT: 'heeft';
HOOGSTE: 'hoogste';
HOOGSTENS: 'hoogstens';
IN_PRINCIPE: 'in' [ \t]+ 'principe';
IS: 'is' | 'zijn';
JA: 'ja';
KLEINSTE: 'kleinste';
LAAGSTE: 'laagste';
LANGSTE: 'langste';
LATER: 'later';
LEZING: 'lezing';
MAAL: 'maal';
MAG: 'mag';
MEER: 'meer';
MIN: 'min';
MINDER: 'minder';
MINSTENS: 'minstens';
NA: 'na';
NAAST: 'naast';
NEE: 'nee';
NIET: 'niet';
NOG: 'nog';
OF: 'of';
ONBEKEND: 'onbekend';
ONBEPAALD: 'onbepaald';
ONTBREEKT: 'ontbreekt';
OP: 'op';
OPLOPEND: 'oplopend';
OVER: 'over';
PER: 'per';
PLUS: 'plus';
RICHTLIJN: 'richtlijn';
SOM: 'som';
TELT: 'telt';
TENZIJ: 'tenzij';
TOEGESTAAN: 'toegestaan';
TOT: 'tot';
TUSSEN: 'tussen';
VAN: 'van';
VANAF: 'vanaf';
VERBODEN: 'verboden';
VEREIST: 'vereist';
VERPLICHT: 'verplicht';
VERVANGT: 'vervangt';
VERWACHT: 'verwacht';
VOLDAAN: 'voldaan';
WAARVAN: 'waarvan';
WEGENS: 'wegens';
MAANDNAAM: 'januari' | 'februari' | 'maart' | 'april' | 'mei' | 'juni' | 'juli' | 'augustus'
         | 'september' | 'oktober' | 'november' | 'december';

// --- words that may also be part of a name ----------------------------------------------------
AANDACHTSPUNT: 'aandachtspunt';
AFRONDING: 'afronding';
ALLE: 'alle';
ANDER: 'ander';
BEGRIP: 'begrip';
BENEDEN: 'beneden';
BEPAALD: 'bepaald';
BOEK: 'boek';
BOVEN: 'boven';
CONCEPT: 'concept';
DAG: 'dag';
DELEN: 'delen';
DOCUMENT: 'document';
DOOR: 'door';
EENHEID: 'eenheid';
GEBRUIK: 'gebruik';
GEGEVENS: 'gegevens';
GELDIG: 'geldig';
GROEP: 'groep';
HOORT: 'hoort';
IN: 'in';
KEUZE: 'keuze';
LEDEN: 'leden';
LIJST: 'lijst';
MEERVOUD: 'meervoud';
MET: 'met';
NAAR: 'naar';
OMVANG: 'omvang';
OPEN: 'open';
OVERLEG: 'overleg';
PRODUCT: 'product';
PRODUCTEN: 'producten';
REEKS: 'reeks';
REGEL: 'regel';
TARIEF: 'tarief';
TOEPASSING: 'toepassing';
TOETS: 'toets';
UIT: 'uit';
VOLGORDE: 'volgorde';
VOOR: 'voor';
ZOALS: 'zoals';
ZONDER: 'zonder';

// --- signs, numbers, names ----------------------------------------------------------------------
COLON: ':';
COMMA: ',';
LPAREN: '(';
RPAREN: ')';
STAR: '*';
SLASH: '/';
PLUSSIGN: '+';
MINUSSIGN: '-' | '\u2013';
EURO: '\u20AC';
DATUM: DIGIT DIGIT? '-' DIGIT DIGIT? '-' DIGIT DIGIT DIGIT DIGIT;
KLOKTIJD: DIGIT DIGIT? ':' DIGIT DIGIT;
PRODUCTCODE: DIGIT DIGIT [A-Z] [0-9A-Z]*;
NUMBER: DIGIT+ ([.,] DIGIT+)*;
PERCENT: '%';
STRING: '"' ~["\r\n]* '"' | '\u201C' ~[\u201D\r\n]* '\u201D';
OPEN_STRING: '"' ~["\r\n]* | '\u201C' ~[\u201D\r\n]*;

// The articles say nothing: "de begindatum van de aanvraag" is "begindatum van aanvraag".
ARTICLE: ('de' | 'het') -> channel(HIDDEN);
WORD: LETTER (LETTER | DIGIT | [_'\u2019] | '-' (LETTER | DIGIT))*;
COMMENT: '#' ~[\r\n]* -> channel(HIDDEN);
LINE_END: '\r'? '\n';
SPACE: [ \t\f\u00A0]+ -> channel(HIDDEN);
UNKNOWN: .;

fragment DIGIT: [0-9];
fragment LETTER: [A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u017F];
