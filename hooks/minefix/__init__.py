"""The core of MineFixTools: text and values in, text and problems out. It knows no MkDocs, no clock, no files."""
