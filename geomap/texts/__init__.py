"""The structure of plain text, by rules and language data: sentences, words, dates, layout."""
