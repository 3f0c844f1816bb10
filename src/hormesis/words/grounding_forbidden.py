"""What a coach never says: a diagnosis, a medicine, that it is safe to go on. ``forbidden_in``, ``barred_in``.

Each rule is a form of words, in English and German; a sentence that denies it ("I can't say whether it is safe") may stand.
"""

import re
from collections.abc import Iterable

from hormesis.words.grounding_subjects import Names

__all__ = ["barred_in", "forbidden_in"]

_ILLS = (
    r"tendin(?:itis|opathy|osis)|tear|rupture|sprain|strain(?:ed)?|herniat\w+|hernia|slipped dis[ck]"
    r"|bulging dis[ck]|impingement|bursitis|arthr\w+"
    r"|fracture|concussion|rhabdo\w*|thrombosis|infection|sciatica|pinched nerve|torn \w+|rotator cuff injur\w+"
    r"|overtraining syndrome"
    r"|inflammation|heart attack|angina|stroke|pulled muscle|muscle strain|depression|anaemia|anemia"
    r"|sehnenentzündung|zerrung|bänderriss|muskelfaserriss|riss|bruch|bandscheibenvorfall|schleimbeutelentzündung"
    r"|arthrose|entzündung|herzinfarkt"
)
_MEDICINES = (
    r"ibuprofen|paracetamol|acetaminophen|aspirin|naproxen|diclofenac|voltaren|tylenol|advil|aleve|novalgin"
    r"|metamizol|tramadol|codeine|"
    r"cortisone|kortison|cortison|steroids?|anabolics?|testosterone|trenbolone|sarms?|clenbuterol|insulin"
    r"|painkillers?|schmerzmittel|schmerztabletten?|"
    r"anti-?inflammator(?:y|ies)|nsaids?|muscle relaxants?|antibiotics?|antibiotik\w+|blutverdünner|blood thinners?"
    r"|beta[- ]?blockers?"
)
_RULES: tuple[tuple[str, str], ...] = (
    (
        rf"\b(?:you (?:have|'ve got|probably have|likely have|may have|might have|must have|are suffering from|developed"
        rf"|got)|it(?:'s| is| was)|"
        rf"that(?:'s| is)|this is|sounds like|looks like|seems (?:to be|like)|points to|typical of|sign of|symptoms? of"
        rf"|caused by|due to|diagnos\w+"
        rf"|du hast|das ist|es ist|klingt nach|sieht nach|deutet auf|anzeichen (?:für|einer)"
        rf"|wegen)\b[^.!?\n]{{0,40}}\b(?:{_ILLS})\b",
        "a diagnosis; nobody here makes one",
    ),
    (rf"\b(?:{_MEDICINES})\b", "a medicine; nobody here advises on them"),
    (r"\b\d+(?:[.,]\d+)?\s?(?:mg|mcg|µg|iu|ml)\b", "a dose of something to take"),
    (
        r"\b(?:safe|fine|ok(?:ay)?|all right|alright|cleared|good|free|clear) (?:for you )?to (?:continue|carry on"
        r"|keep (?:going|training|lifting)|train|lift"
        r"|push|go on|go ahead|work (?:out|through)|proceed|press on|exercise|load|squat|bench|deadlift|return)\b",
        "that it is safe to go on; only a professional can say that",
    ),
    (
        r"\b(?:perfectly|completely|totally|absolutely|entirely|medically) (?:safe|harmless|fine)\b|\b(?:it|this|that"
        r"|the pain|your pain)(?:'s| is) "
        r"(?:probably |most likely |certainly |just )?(?:safe|harmless|nothing serious|nothing to worry about"
        r"|not serious|not dangerous|benign)\b"
        r"|\bnothing (?:serious|to worry about|dangerous)\b|\bno (?:reason|need) (?:to worry|for concern)\b",
        "that it is harmless; only a professional can say that",
    ),
    (
        r"\b(?:you )?(?:don't|do not|needn't|need not|won't) (?:need to )?(?:need|see|consult|call|visit|ask|go to"
        r"|bother) (?:to see |with )?"
        r"(?:a |the |your |any )?(?:doctor|physician|gp|professional|physio\w*|specialist|ambulance|hospital|medical \w+)\b"
        r"|\bno need (?:for|to (?:see|call|ask|consult)) (?:a |the |your )?(?:doctor|physician|physio\w*|ambulance"
        r"|hospital|professional)\b"
        r"|\b(?:instead of|rather than) (?:seeing |calling )?(?:a |your |the )?(?:doctor|ambulance)\b|\bignore (?:the "
        r"|your |any )?(?:doctor|warning|red flag"
        r"|safety|pain|symptoms?|limitation)\w*\b",
        "that no doctor is needed",
    ),
    (
        r"\b(?:train|push|work|lift|play|power|fight|grind) through (?:the |your |that |this )?(?:pain|injury"
        r"|discomfort|dizziness|numbness|chest)\w*\b"
        r"|\b(?:tough|walk) it (?:out|off)\b|\bno pain,? no gain\b",
        "to go on in spite of pain",
    ),
    (
        r"\b(?:stop|skip|reduce|double|increase|change|quit|halve) (?:taking )?(?:your |the )?(?:medication|medicine"
        r"|meds|pills|tablets|dose of your)\b"
        r"|\b(?:medikamente?|tabletten) (?:absetzen|weglassen|nehmen|reduzieren)\b|\bnimm (?:eine |deine "
        r"|zwei )?(?:tablette|medikament)\w*\b",
        "what to do with a medicine",
    ),
    (
        r"\b(?:limitation|condition|restriction|constraint|bound|rule|safety (?:check|rule|limit))s? (?:has been "
        r"|have been |is |are |was |were |now )*"
        r"(?:lifted|removed|ignored|overridden|overruled|disabled|cleared|bypassed|off|gone|no longer (?:applies|apply"
        r"|counts?))\b"
        r"|\bi(?:'ve| have|'ll| will)? (?:ignored?|removed?|lifted?|overr\w+|disabled?|bypass\w*|deleted?) (?:your "
        r"|the |that |all )*(?:limitation|condition|restriction"
        r"|safety|constraint|rule|bound)\w*",
        "that a bound of safety is lifted; a conversation lifts none",
    ),
    (
        r"\b(?:unbedenklich|gefahrlos|völlig harmlos|ganz harmlos|harmlos|nichts ernstes|nichts schlimmes|ungefährlich)\b"
        r"|\b(?:kannst|darfst) (?:du )?(?:ruhig |gerne |ohne (?:sorge|bedenken|risiko) |problemlos |bedenkenlos "
        r"|sicher |einfach )+(?:weiter\w*|trainieren|heben)\b"
        r"|\b(?:sicher|ok|okay|in ordnung),? (?:weiterzu\w+|weiter zu \w+)\b|\bbrauchst (?:du )?kein(?:en|e)? (?:arzt"
        r"|ärztin|doktor|notarzt)\b"
        r"|\b(?:trotz|durch) (?:der |den |die )?schmerz\w*\b[^.!?\n]{0,20}\b(?:weiter|trainier|durch|heb)\w*"
        r"|\bignorier\w* (?:den |die |deine )?(?:schmerz|symptom|warn)\w*",
        "that it is harmless or safe to go on; only a professional can say that",
    ),
)
_COMPILED = tuple((re.compile(words, re.IGNORECASE), why) for words, why in _RULES)
_DENIED = re.compile(
    r"\b(?:can't|cannot|can not|won't|will not|don't|do not|not able to|unable to|nobody|no one|never|isn't|aren't"
    r"|not for me|neither|whether|if)\b"
    r"[^.!?\n]{0,60}$|\b(?:kann|darf|will|werde) (?:ich )?(?:dir )?(?:nicht|keine?n?)\b[^.!?\n]{0,60}$|\b(?:ob"
    r"|weder|niemand|nicht)\b[^.!?\n]{0,50}$",
    re.IGNORECASE,
)
_NOT_DENIABLE = "no doctor is needed"
_LEFT_OUT = re.compile(
    r"\b(?:not|no|n't|without|avoid\w*|instead of|in place of|rather than|left out|leaves? out|leave|ruled? out"
    r"|out of|skip\w*|stop\w*|spares?|against|except"
    r"|waits?|can't|cannot|won't|excluded?|dislike\w*|hates?|never|replace[sd]?|swap\w*|drop\w*|off the (?:list"
    r"|table)|limitation|because of"
    r"|nicht|kein\w*|ohne|statt|anstelle|vermeid\w*|meid\w*|weg|ausgelassen|pausier\w*|lass|raus|schon\w*"
    r"|gestrichen|ersetzt)\b|n't\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


def forbidden_in(text: str) -> Iterable[tuple[str, int, str]]:
    """Words, where they stand, and why they may not."""
    for rule, why in _COMPILED:
        for match in rule.finditer(text):
            before = text[max(0, match.start() - 100) : match.start()]
            before = re.split(r"[.!?\n]", before)[-1]
            if why.endswith(_NOT_DENIABLE) or not _DENIED.search(before):
                yield match.group(), match.start(), why


def barred_in(text: str, names: Names, barred: frozenset[str]) -> Iterable[tuple[str, int, str]]:
    """Exercises that are ruled out for this athlete, in a sentence that doesn't leave them out."""
    if not barred:
        return
    for sentence in _SENTENCE.finditer(text):
        shown = sentence.group()
        for mention in names.mentions(shown):
            if mention.dimension == "exercise" and mention.ids and mention.ids <= barred and not _LEFT_OUT.search(shown):
                yield (
                    shown[mention.start : mention.end],
                    sentence.start() + mention.start,
                    "an exercise that is ruled out for this athlete",
                )
