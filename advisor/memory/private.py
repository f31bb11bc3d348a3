"""Words that speak of what is never kept: who a person is (age, sex, health, origin, belief, status, record), or another
person. A phrase that holds one is not learnt, whatever else it says.
"""

import re

_WHO = re.compile(
    r"\b(?:\d{1,3}[- ]?(?:years?[- ]?old|yrs?[- ]?old|y/?o\b|años)|years? old|yrs old|older|elderly|young(?:er)?|teen(?:age)?(?:r|d)?s?|senior citizen|retiree|boomer|millennial|gen z|"
    r"m[ae]n|wom[ae]n|males?|females?|girls?|boys?|guys?|lad(?:y|ies)|gender|trans(?:gender)?|non-?binary|gay|lesbian|bi(?:sexual)?|queer|straight|lgbt\w*|"
    r"pregnan\w*|disab\w+|disorder|depress\w*|anxi\w+|adhd|autis\w+|bipolar|ptsd|diabet\w*|cancer|hiv|aids|epilep\w*|wheelchair|blind|deaf|chronic|illness|sick|disease|injur\w+|diagnos\w+|medicat\w+|therapy|surgery|pain|survivor|victim|abuse\w*|"
    r"bad (?:back|knees?|hips?|heart)|addict\w*|alcoholi\w+|sober|recover(?:y|ing)|drugs?|rehab|"
    r"black|white|asian|latin[oax]|hispanic|african|arab\w*|indian|native american|indigenous|mexican|chinese|filipin[oa]|caucasian|race|ethnic\w*|mixed|brown|roma|"
    r"christian\w*|catholic|muslim|islam\w*|jew(?:ish|s)?|hindu\w*|buddhist|mormon|atheist|religio\w+|church|mosque|synagogue|temple|pray\w*|"
    r"republican|democrat\w*|conservative|liberal|socialist|union member|"
    r"immigrant|migrant|undocumented|illegal|visa|green card|citizen\w*|refugee|asylum|daca|dreamer|papers|h-?1b|veteran|"
    r"felon\w*|convict\w*|criminal|prison|jail|parole|probation|arrest\w*|incarcerat\w*|offender|record|"
    r"married|divorced|widow\w*|single (?:mom|mother|dad|father|parent)|parent|homeless|"
    r"mujer(?:es)?|hombres?|embarazad\w*|discapaci\w+|enferm(?:o|a|edad)|diabétic\w*|depresi\w+|negr[oa]s?|blanc[oa]s?|indígena|mexican[oa]|cristian[oa]|católic[oa]|musulm\w+|judí[oa]|iglesia|"
    r"inmigrante|indocumentad[oa]|ciudadan[oa]|refugiad[oa]|antecedentes|cárcel|preso|delincuente|casad[oa]|divorciad[oa]|viud[oa]|soltera?o?|jubilad[oa]|"
    r"cuban[oa]?|puerto ?rican|boricua|haitian|korean|japanese|vietnamese|russian|ukrainian|pakistani|somali|nigerian|foreigner|extranjer[oa]|venezolan[oa]|colombian[oa]?|salvadoreñ[oa]|guatemaltec[oa]|hondureñ[oa]|dominican[oa]?|peruan[oa])s?\b",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?:him|her|them|he|she|they|wife|husband|spouse|partner|girlfriend|boyfriend|mom|mother|mum|dad|father|parents?|brothers?|sisters?|sons?|daughters?|kids?|"
    r"child(?:ren)?|friends?|cousins?|uncles?|aunts?|grand\w+|boss|coworkers?|colleagues?|ex|niece|nephew|neighbou?r|roommate|family|"
    r"esposa|esposo|marido|novi[oa]|madre|mamá|padre|papá|herman[oa]s?|hij[oa]s?|amig[oa]s?|prim[oa]s?|tí[oa]s?|abuel[oa]s?|jef[ea])\b",
    re.I,
)
_OWNED = re.compile(
    r"\b(?:my|his|her|their|our|your|mi|mis|su|sus|tu) (?!(?:own|hands?|mind|body|work|job)\b)\w+", re.I
)


def who(text: str) -> bool:
    """Whether the text speaks of what somebody is rather than of their work."""
    return bool(_WHO.search(text))


def another(text: str) -> bool:
    """Whether the text speaks of another person."""
    return relative(text) or bool(_OWNED.search(text))


def relative(text: str) -> bool:
    """Whether the text names somebody's kin, friends or boss."""
    return bool(_RELATIVE.search(text))
