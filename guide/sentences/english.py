"""The program's own sentences in English, by the Japanese sentence.

Counts stand after a colon or before a word that needs no plural, so that no sentence bends with a number.
"""

SENTENCES = {
    "はい": "Yes",
    "いいえ": "No",
    "わからない": "Not sure",
    "日": "days",
}
