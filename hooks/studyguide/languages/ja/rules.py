"""Japanese: sorted by kana, and by the readings of JIS X 0208; katakana is sorted as hiragana."""

from __future__ import annotations

from studyguide.languages.rules import LanguageRules, SearchRules, Sorting

_HIRAGANA = {chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)}
_SMALL = dict(zip("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ", strict=True))
_SPELLINGS = {kana: _SMALL.get(plain, plain) for kana, plain in _HIRAGANA.items()} | _SMALL

RULES = LanguageRules(
    sorting=Sorting(spellings=_SPELLINGS, encoding="euc_jp"),
    searching=SearchRules(
        stop_words="の は が を に で と も や へ から まで です ます する ある いる"
    ),
)
