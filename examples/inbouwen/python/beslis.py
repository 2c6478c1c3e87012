"""Beslist een zaak: beslis.py BOEK ZAAK [BIBLIOTHEEK]. Alleen de standaardbibliotheek van Python is nodig."""
import ctypes
import sys
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_void_p

book_path, case_path = sys.argv[1:3]
rb = ctypes.CDLL(sys.argv[3] if len(sys.argv) > 3 else "libregelboek.so.0.1")
OUT = POINTER(c_void_p)
rb.rb_book_load_path.argtypes = [c_char_p, c_void_p, OUT, OUT]
rb.rb_facts_read.argtypes = [c_void_p, c_char_p, c_size_t, c_char_p, OUT, OUT]
rb.rb_decide.argtypes = [c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, OUT, OUT]
rb.rb_decision_text.argtypes = [c_void_p, c_int32, OUT, OUT]
rb.rb_text_data.argtypes = rb.rb_error_text.argtypes = [c_void_p]
rb.rb_text_data.restype = rb.rb_error_text.restype = c_char_p


def call(function, *arguments):
    """Roept een functie aan en geeft wat zij maakt."""
    made, error = c_void_p(), c_void_p()
    if function(*arguments, byref(made), byref(error)) != 0:
        sys.exit(rb.rb_error_text(error).decode())
    return made


with open(case_path, "rb") as file:
    case = file.read()
book = call(rb.rb_book_load_path, book_path.encode(), None)
facts = call(rb.rb_facts_read, book, case, len(case), case_path.encode())
decision = call(rb.rb_decide, book, facts, None, None, None)
print(rb.rb_text_data(call(rb.rb_decision_text, decision, 0)).decode(), end="")
