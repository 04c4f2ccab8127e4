#!/usr/bin/env python3
"""Turns a table of document frequencies (JSON: {"n": documents, "df": {stem: documents}}) into the
sorted rows of src/restructure/document_frequency.inc. Stems that fewer documents hold are left out:
the program takes them for rare.
  embed_document_frequency.py TABLE.json [MINIMUM] > src/restructure/document_frequency.inc"""
import json
import sys


def main(path, minimum=15):
    with open(path, encoding="utf-8") as file:
        table = json.load(file)
    rows = sorted((s.encode(), n) for s, n in table["df"].items() if n >= minimum and '"' not in s)
    print(f"// Document frequencies of French light stems in {table['n']} generic web documents; at least")
    print(f"// {minimum} documents each. Written by scripts/embed_document_frequency.py, not by hand.")
    print("// clang-format off")
    line = ""
    for stem, count in rows:
        cell = '{"%s",%d},' % (stem.decode(), count)
        if len(line) + len(cell) > 150:
            print(line)
            line = ""
        line += cell
    print(line)


if __name__ == "__main__":
    main(sys.argv[1], *(int(a) for a in sys.argv[2:3]))
