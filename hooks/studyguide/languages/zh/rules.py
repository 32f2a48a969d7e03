"""Chinese in simplified characters: sorted by pinyin, as far as GB 2312 has it."""

from __future__ import annotations

from studyguide.languages.rules import LanguageRules, SearchRules, Sorting

RULES = LanguageRules(
    sorting=Sorting(
        encoding="gb2312",
        groups="A啊B芭C擦D搭E蛾F发G噶H哈J击K喀L垃M妈N拿O哦P啪Q期R然S撒T塌W挖X昔Y压Z匝",
    ),
    searching=SearchRules(stop_words="的 了 是 在 和 与 或 有 被 把 对 从 到 这 那 什么 怎么"),
)
