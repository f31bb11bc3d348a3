"""Takes who a person is out of a message before it is understood: name, sex, age, origin, faith, health, family.

What a person earns, lives, works as or wants stays. So two people who differ in such a thing only are answered alike.
It reads self-descriptions and names of people; a trade's own words ("Spanish teacher") are left alone.
"""

import re

_FIRST_NAMES = (  # noqa: SIM905  rows of names read better than a list
    "Aaliyah Aarav Abdul Abdullah Abebe Abigail Adriana Ahmad Ahmed Aisha Alejandra Alejandro Alexei Ali Alice "
    "Alicia Aliyah Allison Amara Amir Amit Amy Ana Andre Andrea Andrew Angela Anh Anil Anita Anna Anne Anthony "
    "Antonio Anya Arjun Arturo Ashley Asif Ayesha Barbara Benjamin Beth Betty Bilal Bin Bob Brad Brandon Brenda "
    "Brendan Brett Brian Camila Carlos Carmen Carol Caroline Catherine Chang Chen Chidi Chinedu Chioma Chloe "
    "Christina Christopher Chukwuemeka Claire Cody Connor Cristina Cynthia Daniel Daniela Darius Darnell David "
    "Deborah Deepak DeShawn Deshawn Devin Diego Dmitri Donna Dorothy Dylan Ebony Eduardo Edward Elena Elizabeth "
    "Ellen Emily Emma Enrique Eric Ericka Esteban Ethan Eun Eva Fatima Fatou Felipe Fernando Francisco Gabriela "
    "Garrett Geoffrey Gerald Giovanni Gloria Gonzalo Greg Gregory Guadalupe Gupta Hakeem Hakim Hamza Hana Hannah "
    "Harold Hassan Heather Helen Hiroshi Hiro Hye Ibrahim Igor Imani Ines Irina Isabel Isabella Ismail Ivan Jacob "
    "Jaime Jake Jamal James Jane Janet Jasmine Jason Javier Jay Jennifer Jeremy Jermaine Jessica Jill Jin Joan Joe "
    "John Jorge Jose José Joseph Joshua Juan Juana Julia Kareem Karen Katelyn Katherine Katie Keisha Keith Kelly "
    "Kenji Kenneth Kevin Khadija Kiara Kimberly Kwame Kyle Lakeisha Lakisha Lamar Laquisha Larry Latisha Latoya "
    "Laura Lauren Layla LeBron Leila Leroy Li Lina Linda Ling Lisa Lucia Luis Luz Maddie Mahmoud Malik Manuel Marco "
    "Margaret Maria María Mariam Mario Mark Marquis Martha Marta Mary Matthew Maurice Mei Megan Meghan Melissa "
    "Mercedes Michael Michelle Miguel Mike Min Minh Mohamed Mohammad Mohammed Molly Monica Muhammad Nadia Nancy "
    "Natalia Natasha Neha Ngoc Nguyen Nia Nicholas Nicole Nikhil Noah Noor Olga Oluwaseun Omar Oscar Pablo Pamela "
    "Patricia Patrick Paul Pedro Peter Phuong Precious Priya Rachel Rahul Raj Rajesh Ramon Rana Rasheed Raul Ravi "
    "Rebecca Richard Rigoberto Robert Roberto Rohan Rosa Ruben Ruth Sakura Samir Samuel Sandra Sanjay Santiago Sara "
    "Sarah Sasha Scott Sean Sergei Shanice Shaniqua Sharon Shirley Siobhan Sofia Sophia Stephanie Steven Sunita "
    "Susan Svetlana Takeshi Tamika Tanisha Tariq Teresa Terrence Thomas Tiffany Timothy Todd Tomas Tremayne Trung "
    "Tyrone Valentina Vanessa Victor Vijay Vladimir Wei William Xavier Ximena Xin Yan Yasmin Yolanda Yong Yosef "
    "Young-hee Yuki Yusuf Zainab Zhang Zoe Emmanuel Ngozi Kofi Ama Aiyana Tala Hiawatha "
).split()
# Names that are places, trades or words as well count as names only where somebody is introduced.
_NAME = rf"(?:{'|'.join(sorted(map(re.escape, set(_FIRST_NAMES)), key=len, reverse=True))})"
_CALLED = r"[A-ZÁÉÍÓÚÑ][\w'’.-]*(?: (?:de |del |la |al-|van |bin )*[A-ZÁÉÍÓÚÑ][\w'’.-]*){0,2}"
_INTRODUCED = re.compile(
    rf"(?:\b(?i:hi|hello|hey|hola|good (?:morning|afternoon|evening))\b[,!.]* )?\b(?i:my name is|my name's|name is|the name is|i am called|people call me|i go by|me llamo|mi nombre es)\s+(?:{_CALLED}|[a-záéíóúñ]+(?=[,.;]| (?i:and)\b))(?: (?i:here))?[,.;!]*(?: (?i:and|y)\b)?"
    rf"|(?:\b(?i:hi|hello|hey|hola)\b[,!.]* )?\b(?i:this is|i am|i'm|im|it's|it is|soy) {_NAME}(?: [A-ZÁÉÍÓÚÑ][\w'’-]+){{0,2}}(?: (?i:here|speaking))?[,.;!]*(?: (?i:and|y)\b(?= (?i:i|what|how|me|quiero)))?"
    rf"|(?:[-–—]|(?i:thanks|thank you|gracias|regards|sincerely|best|cheers|saludos),?) ?{_NAME}(?: [A-ZÁÉÍÓÚÑ][\w'’-]+)?[.!]?$"
)
_RELATION = r"(?:client|customer|student|participant|friend|neighbor|cousin|employee|coworker|patient|relative|candidate|applicant|son|daughter|husband|wife|brother|sister|nephew|niece|mother|father|mom|dad|partner|boyfriend|girlfriend|uncle|aunt|grandson|granddaughter|boss|hij[oa]|herman[oa]|espos[oa]|amig[oa]|prim[oa]|cliente)"
_OF_NAME = re.compile(
    rf"(\b(?i:{_RELATION}))(?:,| named| called)? (?:{_NAME}|(?<=named ){_CALLED})(?: [A-ZÁÉÍÓÚÑ][\w'’-]+)?(?=[\s,.;!?']|$),?"
)
_OWN_NAME = re.compile(
    rf"\b{_NAME}(?: (?:de la |de |del )?(?!(?:In|And|Or|For|The|What|How|A|An|Is|Can|Do|To|Y|En|Earn|Make|Makes|Earns)\b)[A-ZÁÉÍÓÚÑ][\w’-]+)?(?P<own>'s)?(?=[\s,.;!?]|$)(?<!St)"
)
_NOT_A_NAME = re.compile(
    r"\b(?:[Ss]an|[Ss]anta|[Ss]t\.?|[Ss]aint|[Ll]os|[Ll]as|[Ll]a|[Ee]l|[Ff]ort|[Ff]t\.?|[Pp]ort|[Mm]ount|[Pp]uerto|[Ll]ake|[Ii]n|[Nn]ear|[Ee]n|[Aa]round|[Pp]oint|[Cc]ity of) $"
)
_PRONOUNS = {
    "he": "they",
    "she": "they",
    "him": "them",
    "his": "their",
    "hers": "theirs",
    "her": "their",
    "himself": "themselves",
    "herself": "themselves",
    "he's": "they are",
    "she's": "they are",
    "ella": "esa persona",
}
_PRONOUN = re.compile(r"\b(?:he's|she's|he|she|him|his|hers|her|himself|herself|ella)\b(?!/)", re.I)
_KIN = {"son": "relative", "daughter": "relative", "husband": "relative", "wife": "relative", "brother": "relative", "sister": "relative", "mother": "relative", "father": "relative", "mom": "relative", "dad": "relative", "nephew": "relative", "niece": "relative", "uncle": "relative", "aunt": "relative",
        "boyfriend": "relative", "girlfriend": "relative", "grandson": "relative", "granddaughter": "relative", "partner": "relative", "kid": "relative", "child": "relative", "spouse": "relative", "hijo": "familiar", "hija": "familiar", "hermano": "familiar", "hermana": "familiar", "esposo": "familiar", "esposa": "familiar"}  # fmt: skip
_MY_KIN = re.compile(rf"\b(my|our|mi|a client's|his|her|their) ({'|'.join(_KIN)})\b", re.I)

_YEARS = r"(?:\d{1,2}[- ]?(?:years?[- ]?old|year[- ]?olds?|yrs?[- ]?old|y/?o|yo)\b|(?:twenty|thirty|forty|fifty|sixty|seventy)(?:[- ]\w+)?[- ]years?[- ]old\b|(?:nineteen|eighteen)[- ]years?[- ]old|(?:in (?:my|his|her|their) (?:early |mid |late |mid-|early-|late-)?(?:twenties|thirties|forties|fifties|sixties|seventies|\d0s))|de \d{2} a[nñ]os\b|\d{2} a[nñ]os de edad)"
_AGED = re.compile(
    rf",? ?\b(?:(?:i am|i'm|im|i just turned|i turned|he is|she is|they are|aged?|at age|at the age of|turning|tengo|con|being|,) )?{_YEARS}(?: and| y)?,?(?= |$|[.;!?])"
    r"|\b(?:i am|i'm|im|they are|age|aged|at age|at the age of|i just turned|i turned|turning) \d{2}(?! ?(?:minutes|miles|min|hours|percent|%|weeks|months|days|k\b|dollars|th|credits|people|inches|pounds|an hour|per|/|km|classes|[-–] ?\d|years))(?=[\s,.;!?]|$)(?: (?:now|and|this year))?,?"
    r"|\btengo \d{2} a[nñ]os(?! (?:de experiencia|trabajando|en))(?: y\b)?,?"
    r"|(?<=[a-z]), ?\d{2}(?=,)|\b\d{2} ?/ ?[mfMF]\b|\b[mfMF] ?/ ?\d{2}\b|\b\d{2}[mfMF]\b,?",
    re.I,
)
_ORIGIN = r"(?:african[- ]?american|asian[- ]?american|native[- ]?american|mexican[- ]?american|arab[- ]?american|indigenous|black|white|caucasian|asian|latin[oax]|latine|hispanic|chican[oa]|mexican|nigerian|indian|chinese|korean|vietnamese|filipin[oa]|japanese|arab|middle[- ]eastern|somali|haitian|jamaican|cuban|puerto rican|salvadoran|guatemalan|honduran|pakistani|bangladeshi|iranian|persian|syrian|afghan|russian|ukrainian|polish|irish|italian|german|african|european|pacific islander|hawaiian|samoan|cherokee|navajo|hmong|biracial|mixed[- ]race|mixed|brown|negr[oa]|blanc[oa]|mexican[oa]|asiátic[oa]|indígena)"
_FAITH = r"(?:muslim|jewish|christian|catholic|hindu|buddhist|sikh|mormon|atheist|evangelical|protestant|orthodox|pagan|agnostic|baptist|amish|religious|musulm[aá]n[a]?|cristian[oa]|católic[oa]|judí[oa])"
_SEX = r"(?:woman|man|female|male|women|men|girl|guy|boy|lady|gal|dude|gentleman|trans(?:gender)?|cis(?:gender)?|nonbinary|non[- ]binary|gay|lesbian|bisexual|bi|queer|straight|lgbtq?\+?|heterosexual|homosexual|mujer|hombre|señora|señor|chica|chico|muchach[oa])"
_FAMILY = r"(?:single|married|divorced|widowed|widow|widower|unmarried|childless|child-free|mother|father|mom|dad|momma|mama|parent|grandmother|grandfather|grandma|grandpa|stay[- ]at[- ]home|working|new|expecting|expectant|pregnant|teen|soltera?|casad[oa]|viud[oa]|madre|padre|embarazada|divorciad[oa])"
_HEALTH = r"(?:disabled|deaf|blind|hard[- ]of[- ]hearing|legally blind|autistic|neurodivergent|neurotypical|dyslexic|bipolar|diabetic|epileptic|paraplegic|quadriplegic|amputee|able[- ]bodied|healthy|wheelchair[- ]user|wheelchair user|hiv[- ]positive|cancer survivor|chronically ill|handicapped|overweight|obese|short|tall|thin|sober|depressed|anxious|discapacitad[oa]|sord[oa]|cieg[oa]|san[oa])"
_STANDING = r"(?:immigrant|refugee|asylee|undocumented|asylum seeker|daca recipient|dreamer|green[- ]card holder|permanent resident|naturalized|foreigner|foreign[- ]born|native[- ]born|us citizen|u\.s\. citizen|american citizen|american|citizen|first[- ]generation|veteran|vet|ex[- ]military|civilian|military spouse|republican|democrat|liberal|conservative|old|older|young|younger|elderly|middle[- ]aged|senior citizen|senior|millennial|boomer|gen z|retiree|inmigrante|refugiad[oa]|indocumentad[oa]|ciudadan[oa]|veteran[oa]|joven|viej[oa]|mayor)"
_PERSON = rf"(?:{_ORIGIN}|{_FAITH}|{_SEX}|{_FAMILY}|{_HEALTH}|{_STANDING}|person|people|individual|adult|persona)"
_TELLING = rf"(?:{_ORIGIN}|{_FAITH}|{_SEX}|{_FAMILY}|{_HEALTH}|{_STANDING})"
_KIDS = r"(?: (?:of|to|with) (?:a |my |\w+ )?(?:\w+ )?(?:kids?|children|twins|toddlers?|babies|baby|boys|girls|newborn|hijos?)\b| de \w+ hijos\b)?"
_SELF = re.compile(
    rf"(?P<head>\b(?:i am|i'm|im|i am also|i identify as|i was born|they are|speaking as|as|being|for|soy|como|siendo|para)\b(?: (?:just|only|currently|a|an|the|also|un|una|proudly|legally))* )"
    rf"(?P<who>(?:{_PERSON}[ ,/-]+(?:and |y )?)*{_PERSON}){_KIDS}(?P<after>(?=[,.;:!?]|$)[,]?|(?= \w))(?:(?<= )|(?P<rest> \w+)?)",
    re.I,
)
_RUNS_ON = frozenset(
    [
        "and",
        "with",
        "who",
        "looking",
        "living",
        "in",
        "from",
        "but",
        "what",
        "which",
        "how",
        "so",
        "trying",
        "that",
        "wanting",
        "seeking",
        "can",
        "could",
        "should",
        "do",
        "does",
        "is",
        "i",
        "y",
        "con",
        "que",
        "busco",
        "en",
        "at",
        "on",
        "to",
        "working",
        "wants",
        "hoping",
        "now",
        "here",
        "or",
        "where",
        "near",
        "around",
        "without",
        "of",
        "cuánto",
        "cuanto",
        "qué",
        "cuál",
        "dónde",
        "cómo",
        "busca",
        "vivo",
        "since",
        "after",
        "making",
        "earning",
        "want",
        "need",
        "also",
        "pero",
    ]
)
_ADJECTIVE_ONLY = frozenset(
    [
        "new",
        "working",
        "single",
        "short",
        "tall",
        "straight",
        "mixed",
        "bi",
        "white",
        "black",
        "old",
        "young",
        "older",
        "younger",
        "mayor",
        "religious",
    ]
)
_SAID_OF_HEALTH = re.compile(
    r"\b(?:i|they|he|she|and|who|yo)(?:'m| am| are| is)? (?:also )?(?:have|has|had|got|live with|lives with|suffer from|suffers from|was diagnosed with|use|uses|am in|am on|wear|wears|was born in|came here from|came from|immigrated from|emigrated from|moved here from|practice|practise|tengo|uso|sufro de|padezco|vengo de)"
    r" (?:a |an |my |mild |severe |chronic |some |la |el |una |un )*(?:disabilit(?:y|ies)|adhd|autism|asperger'?s?|dyslexia|ptsd|depression|anxiety|bipolar(?: disorder)?|diabetes|epilepsy|cancer|hiv|ms|multiple sclerosis|cerebral palsy|wheelchair|cane|walker|hearing aids?|prosthe\w+(?: leg| arm)?|hijab|turban|kippah|headscarf|yarmulke|cross|crucifix|accent|strong accent|heart condition|asthma|lupus|arthritis|migraines|fibromyalgia|"
    r"discapacidad|diabetes|ansiedad|depresión|silla de ruedas|autismo|islam|christianity|judaism|hinduism|buddhism|catholicism|(?:mexico|nigeria|india|china|korea|vietnam|philippines|the philippines|somalia|haiti|jamaica|cuba|el salvador|guatemala|honduras|pakistan|bangladesh|iran|iraq|syria|afghanistan|russia|ukraine|poland|ireland|italy|germany|ghana|kenya|ethiopia|colombia|venezuela|brazil|peru|canada|england|france|japan))\b,?(?: and\b| y\b)?",
    re.I,
)
_WITH_HEALTH = re.compile(
    r"\b(?:with|con) (?:a |an |my |mild |severe |una |un )*(?:disabilit(?:y|ies)|adhd|autism|asperger'?s?|dyslexia|ptsd|depression|anxiety|bipolar(?: disorder)?|diabetes|epilepsy|cancer|hiv|wheelchair|hearing loss|cerebral palsy|strong accent|discapacidad|diabetes|autismo)\b,?(?! (?:patients?|care|treatment|research|clients?|children|kids|people|students|units?|counsel\w*|nurses?|center))",
    re.I,
)
_MARK = re.compile(r"\[removed: [a-zA-Z ]+\]")


def impersonal(text: str) -> str:
    """The folded message without who says it or of whom. What is left of a greeting or a bare clause goes too."""
    said = _MARK.sub(" ", text)
    said = _INTRODUCED.sub(" ", said)
    said = _OF_NAME.sub(r"\1", said)
    said = _OWN_NAME.sub(
        lambda match: (
            match.group()
            if _NOT_A_NAME.search(said[: match.start()])
            or (said[match.end() :].startswith(", ") and re.match(r", [A-Z]{2}\b", said[match.end() :]))
            else ("their" if match["own"] else "they")
        ),
        said,
    )
    for pattern in (_AGED, _SAID_OF_HEALTH, _WITH_HEALTH):
        said = " ".join(pattern.sub(" ", said).split())
    for _ in range(3):  # "I am a woman and I am a veteran": one after the other
        before, said = said, " ".join(_SELF.sub(_without, said).split())
        if before == said:
            break
    said = _MY_KIN.sub(lambda match: f"{match[1]} {_KIN[match[2].lower()]}", said)
    said = _PRONOUN.sub(lambda match: _PRONOUNS[match.group().lower()], said)
    tidy = re.sub(r"\s+([,.;!?])", r"\1", " ".join(said.split()))
    tidy = re.sub(r"(?:[,;] ?){2,}", ", ", tidy)
    # "I am a woman who …" leaves its "who" behind; of a message that told nothing of anybody it is the question.
    left_over = (
        ("", "and", "y", "so", "but") if tidy == " ".join(text.split()) else ("", "and", "y", "so", "but", "who")
    )
    tidy = re.sub(
        r"^(?:(?:hi|hello|hey|hola)\b[,.!]* *)?(?:[,.;!]+ *)*(?:(?:and|y|so|but|who)\b,? +)?",
        lambda match: "" if match.group().strip(" ,.;!").lower() in left_over else match.group(),
        tidy,
        flags=re.I,
    ).strip()
    # A message that says only who somebody is stays as it was: there is nothing else to read.
    return tidy if len(re.sub(r"\W", "", tidy)) > 1 else text


def _without(match: re.Match[str]) -> str:
    head, who, rest = match["head"], match["who"], (match["rest"] or "")
    words = [one.lower() for one in re.findall(r"[\w.'-]+", who)]
    if not re.search(rf"\b{_TELLING}\b", who, re.I):
        return match.group()
    following = rest.strip().lower()
    preposition = head.strip().split()[0].lower() in ("for", "as", "being", "speaking", "como", "para", "siendo")
    if following and following not in _RUNS_ON:
        if (
            preposition
            and head.strip().lower() in ("for", "as", "being", "para", "como")
            and not re.search(r"\b(?:a|an|un|una)\b", head.lower())
        ):
            return match.group()  # "for deaf children", "as German teacher": a trade's words
        if set(words) <= _ADJECTIVE_ONLY and preposition:
            return match.group()
        return f"{head}{following}"  # "I am a Muslim nurse": the nurse stays
    if (
        preposition
        and not re.search(r"\b(?:a|an|un|una)\b", head.lower())
        and head.strip().lower() in ("for", "para", "as", "como")
        and set(words) & {"veteran", "vet", "immigrant", "refugee", "undocumented"}
    ):
        return match.group()
    return f" {rest}" if following not in ("and", "y") else " "
