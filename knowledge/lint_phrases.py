"""The words and marks that `lint` refuses. SPEECH is matched in small plain letters, one space between words; MARKUP in the
text as it stands. A rule asks for what tells an order to a model from a sentence about work: its object (the
instructions *before*, *your* prompt), the one addressed, or what the user is to be told. Data only; it decides nothing.
"""

import re

_SPEAKS, _HIDES = "speaks to a model", "holds HTML"

_DROP = (
    r"(?:ignor(?:e|es|ing|a|ar|iere|ez|i)|disregard(?:ing)?|forget|overrid(?:e|ing)|bypass|discard|neglect|disobey|overrule"
    r"|set aside|stop (?:following|obeying)|do(?: not|n't) (?:follow|obey|heed)|pay no (?:attention|heed) to|throw (?:out|away)"
    r"|olvid(?:a|e|ate|ese)|omit[ae]|descart[ae]|desobedece|haz caso omiso de|no sigas|oubliez?|vergiss|missachte|esquec[ae]|dimentica)"
)
_ORDERS = (
    r"(?:instructions?|directions?|directives?|prompts?|rules?|guidelines?|guidance|guardrails?|polic(?:y|ies)|constraints?"
    r"|restrictions?|commands?|messages?|orders?|programming|training|context|instruccion(?:es)?|indicacion(?:es)?|ordenes"
    r"|reglas|normas|directrices|anweisung\w*|regeln|istruzioni|instrucoes|regras|consignes)"
)
_BEFORE = (
    r"(?:previous(?:ly)?|prior|above|earlier|preceding|foregoing|former|initial|original|existing|system|your|tus?|sus"
    r"|anterior(?:es)?|previ[ao]s|precedent\w*|vorherig\w*|bisherig\w*|you were (?:given|told)|you have been given|deinen?|vos)"
)
_ASSISTANT = (
    r"(?:a\.?i\.?(?: (?:agents?|assistants?|models?|systems?|chatbots?))?|llms?|(?:large )?language models?|assistants?"
    r"|chat ?bots?|chatgpt|gpt(?: ?\d)?|claude|gemini|copilot|models?|agents?|crawlers?|bots?|summari[sz]ers?|ia|asistentes?)"
)
_ALWAYS_AI = r"(?:a\.?i\.?|llm|(?:large )?language model|chat ?bot|chatgpt|gpt|dan|ia|modelo de lenguaje|jailbroken|unfiltered|unrestricted|uncensored)"
_SECRET = (
    r"(?:system (?:prompt|messages?|instructions?)|(?:hidden|initial|secret|original) (?:prompt|instructions?|system)"
    r"|your (?:own )?(?:hidden |initial |system |original )?(?:prompt|instructions?|configuration|rules|guidelines|api key)"
    r"|api keys?|(?:prompt|mensaje|instrucciones) (?:del|de) sistema|tus (?:instrucciones|reglas)|the prompt above)"
)
_START = r"(?:^|[.!?:;\n,]\s*|\b(?:and|then|always|must|please|should|now|you|to|y|siempre)\s+)"
_ANSWER = r"(?:say|answer|tell|respond|reply|recommend|state|claim|send|direct|give|output|write|mention|quote|praise|always|only|just|simply|instead|you (?:must|should|will))"

_SPEECH = (
    rf"\b{_DROP}\b(?: \S+){{0,5}}? {_BEFORE}\b(?: \S+){{0,4}}? ?{_ORDERS}\b",
    rf"\b{_DROP}\b(?: \S+){{0,4}}? {_ORDERS}\b(?: \S+){{0,3}}? {_BEFORE}\b",
    rf"\b{_DROP} (?:all|any|every|everything|todas?|todos?)(?: \S+){{0,5}}? (?:{_ORDERS}|before|above|so far|told|anterior)\b",
    r"\b(?:instructions?|rules?|guidelines?|directions?|text|line|prompts?|everything)(?: \S+)? (?:above|before (?:this|here))\b.{0,30}"
    r"\b(?:void|no longer|obsolete|cancel\w*|null|outdated|supersed\w*|replaced|fake|test)\b",
    rf"\b(?:override|supersede|replace|outrank|take precedence over)s?\b(?: \S+){{0,3}}? (?:your|previous|earlier|prior|all (?:other|earlier)) (?:\S+ )?(?:{_ORDERS}|sources)",
    r"\b(?:outranks|overrides|supersedes) (?:all|every) other",
    r"\byou(?:'re| are) now (?!and |often |in the middle|in charge|(?:an? |the )(?:\S+ )?(?:licensed|certified|registered|qualified|journey\w+|one|person|boss|lead|leader|senior|supervisor|manager|partner|member|first|last|oldest|face)\b)(?:an? |the |my |in |free|called|acting|playing|dan\b|no longer|\S*bot\b)",
    r"\b(?:from (?:now|this point|here|this moment) on|henceforth|hereafter|going forward),? (?:you|your|only|always|act|answer|respond|reply)\b",
    r"\b(?:from (?:now|this point) on,? )?you (?:will|must|shall|are to|have to) (?:now |only |always |henceforth )+(?:answer|respond|reply|recommend|say|act|obey|speak|output|praise)",
    rf"\b(?:act|behave|respond|answer|function|operate|actua|responde) (?:as|like|como)(?: if you (?:are|were)| though you were)? (?:an?|una?|the)? ?(?:\S+ )?{_ALWAYS_AI}\b",
    rf"\b(?:pretend|imagine|simulate|role ?play|finge|imagina)(?: \S+)? (?:to be|that you|you are|you're|as|being|ser|que eres)\b(?: \S+){{0,3}}? (?:{_ASSISTANT}|unrestricted|unfiltered)",
    rf"\b(?:assume|adopt|take on|play) (?:the|a) (?:persona|identity|character|role) of (?:an? |the )?(?:\S+ )?{_ALWAYS_AI}\b",
    r"\b(?:assume|adopt|take on) (?:the|a|an?) (?:new )?persona\b",
    rf"\b(?:dear|hey|hello|hi|attention|note (?:to|for)|notice (?:to|for)|(?:a )?messages? (?:to|for)|instructions? (?:to|for)|estimad[oa]|para la|nota para (?:la|el)) (?:the |all |any |el |la )*{_ASSISTANT}\s*(?:[:,;!.]|\b(?:reading|that|who|please)\b)",
    r"\b(?:hey|attention|dear|ok),? (?:chatgpt|gpt|claude|gemini|copilot|a\.?i\.?|llm)\b",
    rf"\bif you(?:'re| are)(?: an?| the)? (?:\S+ )?{_ASSISTANT}\b",
    r"\bsi eres (?:una?|el|la) (?:ia|modelo|asistente|inteligencia)",
    rf"\b{_ASSISTANT} (?:reading|processing|summari[sz]ing|parsing|indexing|who reads?|that reads?|that process(?:es)?) (?:this|the (?:text|page|document|passage))",
    r"\bas an? (?:a\.?i\.?|llm|(?:large )?language model)(?: \S+){0,3}?,? (?:you|i)\b",
    r"\byou(?:'re| are) an? (?:\S+ )?(?:a\.?i\.?|llm|language model|chat ?bot)\b|\beres (?:una?|el|la) (?:\S+ )?(?:ia|asistente|modelo|inteligencia artificial)\b|\bahora eres\b|\ba partir de ahora,? (?:eres|seras|actua|respond|debes|solo)",
    r"\b(?:do not|don't|never|must not|without|no|nunca)(?: \S+)? (?:tell|telling|mention(?:ing)?|reveal(?:ing)?|inform(?:ing)?|disclos\w+|let|alert(?:ing)?|warn(?:ing)?|notify(?:ing)?|show(?:ing)?|le digas|digas|menciones|reveles|informes|cuentes|avises)\b(?: \S+){0,4}? (?:the |to the |al |a la |el )(?:users?|readers?|human|asker|usuario|lector)\b(?! of\b)",
    rf"\b(?:reveal|print|repeat|output|show|display|leak|disclose|expose|dump|recite|share|return|write out|tell me|give me|revela|muestra|imprime|repite|escribe)\b(?: \S+){{0,5}}? {_SECRET}\b",
    r"\b(?:updated|new|secret|hidden) system prompt\b|\bsystem prompt\b",
    rf"\b(?:when(?:ever)?|if|once|each time) (?:the |a |any |every |some)?(?:users?|reader|person|someone|somebody|anyone|anybody|one|people) (?:asks?|mentions?|wants?|inquires?|queries)\b[^.!?\n]{{0,50}}?[,:]? (?:then )?(?<!who )(?<!they )(?<!must )(?<=[,:] ){_ANSWER}\b",
    rf"\b(?:when(?:ever)?|if) asked\b[^.!?\n]{{0,40}}, {_ANSWER}\b",
    r"\b(?:cuando|si) (?:el usuario|la persona|alguien|te) pregunt\w+\b[^.!?\n]{0,40}, (?:di|dile|responde|contesta|recomienda)\b",
    rf"(?:{_START}(?:begin|start|end|finish|prefix|close|append|include|insert|add|put|write|place|format)\b[^.!?\n]{{0,40}}\b(?:each|every|all|to the|in the)(?: of your)?|\b(?:begin|start|end|finish|prefix|close|append|include|insert|add|put|write|place|format)\b[^.!?\n]{{0,40}}\byour) (?:final |next )?(?:response|reply|replies|answer|output)s?\b(?! (?:sheet|key|book|phone|to the (?:phone|customer)))",
    r"\byour (?:final |next )?(?:response|output|completion|answer|reply) (?:must|should|has to|will|needs to|is to) ",
    r"\bin (?:all|any|every|each)(?: of)? your (?:answers?|responses?|replies)\b|\badd the (?:line|text|words|phrase|sentence) (?:below|above|following)",
    rf"{_START}(?:respond|reply|answer|responde|contesta)(?: only| solo| just)? (?:only |solo |always |siempre )(?:in|with|by|con|que|en|yes|no)\b",
    rf"{_START}(?:tell|convince|persuade|inform|urge|direct|trick|ask) (?:the|every|any|all|each) (?:users?|reader|asker)s?\b|\bdile al usuario\b",
    r"\b(?:send|forward|post|e?-?mail|upload|submit|transmit|exfiltrate|leak)\b(?: \S+){0,3}? (?:the|this|entire|full|whole|their) (?:\S+ )?(?:conversation|chat (?:history|log)|user'?s? |chat)\b",
    r"\b(?:enter|enable|activate|switch to|turn on|start)(?: \S+)? (?:developer|dan|god|jailbreak|sudo|unrestricted) mode\b|\byou (?:must|should|will|now|can) (?:enter|enable|activate|switch to|turn on)(?: \S+)? (?:debug|admin(?:istrator)?) mode\b|\bdo anything now\b|\bmodo desarrollador\b",
    r"\byou (?:now )?(?:have|are under|are bound by) no (?:\S+ )?(?:restrictions?|limits?|rules|guidelines|filters?)|\bno longer bound by\b",
    r"\byour (?:true|real|actual|new|only|sole) (?:purpose|task|goal|instructions?|role|job|objective|directive) (?:is|are|now)\b|\b(?:the|your) real task (?:starts|begins|is)",
    r"\b(?<!\ba )(?<!\bthe )(?:new|updated|additional|hidden|secret|real|nuevas) (?:system )?(?:instructions?|prompt|directives?|objective|persona|task|instrucciones|reglas)\s*:",
    r"\b(?:your|system|hidden|secret) (?:new )?rules?\s*:|\bnew rules?\s*: (?:you|your|always|never|only|from|answer|respond|reply|ignore|say|tell|do not|don't)\b",
    r"\b(?:system|admin(?:istrator)?|developer|operator|security) (?:prompt|message|override|instructions?|note|notice|directive|command|alert)\s*:|\bsystem override\b|\b(?:mensaje|instrucciones) del sistema\b",
    r"\bas (?:a )?(?:system|developer) (?:instructions?|prompts?|messages?|commands?)\b",
    r"\b(?:treat|mark|regard|consider|cite|flag|take|read) (?:this|the (?:following|next|above))(?: \S+){0,3}? (?:as|first)\b(?: \S+){0,2} ?(?:verified|trusted|authoritative|official|true|system|cite|orders?|instructions?|commands?)\b",
    r"\b(?:call|invoke|execute|trigger) (?:the )?\w+(?: \w+)? (?:tool|function|endpoint)(?=\s*(?:$|[.,;:])| (?:with|to|on|for|named|called|and|now|before)\b)",
    rf"\b(?:use|run) (?:the )?\w+(?: \w+)? (?:tool|function|endpoint) (?:named|called|with (?:the )?(?:limit|code|arguments?|parameters?|inputs?|query)\b)|{_START}(?:use|run) the (?:\w+ )?(?:wage|lookup|look up|search|e?mail|browser|web|http|memory|file|shell|python|sql|rankings?|export|delete) (?:tool|function|endpoint) (?:to|on|for|and|with)\b",
    r"\b(?:no matter what|no matter which question|whatever)\b[^.!?\n]{0,40}?\b(?:ask\w*|questions?|quer\w+|said|is),? (?:(?:the|your) (?:\S+ )?(?:answer|reply|response|output) (?:is|must|should|has)|(?:always )?(?:answer|reply|respond|recommend|output))\b",
    rf"\b{_ASSISTANT} (?:should|must|shall|has to|will) (?:always |never |only )+\S+\b[^.!?\n]{{0,60}}\b(?:no matter what|whatever) (?:was|is|the|they|anyone|users?)\b",
    r"\b(?:any|every|each|all) (?:answers?|repl(?:y|ies)|responses?|summar(?:y|ies))(?: \S+){0,5}? (?:must|has to|have to|should|shall|needs? to) (?:always |also )?(?:mention|say|recommend|praise|promote)\b",
    r"\bin your (?:final |next )?(?:answer|reply|response|summary|output)s?,? (?:always|never|only|mention|say|include|recommend|praise|state|claim)\b",
    r"\b(?:safety|content) (?:rules|filters?|guidelines|checks|policies) (?:are|is) (?:now )?(?:suspended|disabled|off|lifted|void)\b[^.!?\n]{0,30}\b(?:chat|conversation|session|you)\b|(?:^|[.!?]\s*)override\s*:|\b(?:rest|remainder) of (?:this|the) (?:chat|conversation)\b",
    r"\b(?:do|obey|follow) (?:as|what(?:ever)?) (?:this|the) (?:text|page|document|passage|paragraph|file) (?:says|tells|orders|asks)\b",
    r"\b(?:repeat|print|output|recite|copy)(?: \S+){0,3}? (?:words|text|everything|lines?|sentences?|messages?) above(?! (?:the|a|an|her|his|their|it)\b)",
    r"\bend of (?:the |this )?(?:document|page|text|article|passage|data|file)\W+(?:new|now|begin|start|system|instructions?|next|you)\b",
    r"\bthe user (?:has |had )?(?:already |now |expressly )*(?:agreed|consented|given (?:permission|consent)) (?:to|for) (?:you |us )?(?:to )?(?:shar|send|post|upload|hand|disclos|forward)",
    r"(?:^|[.!?:;]\s*)(?:stop|quit|cease) being (?:an? |the )?(?:\S+ )?(?:career (?:advis[eo]r|counsell?or|guide)|a\.?i\.?|chat ?bot|language model)\b",
    r"(?:^|[.!?\n]\s*)(?:llms?|chatgpt|gpt|claude|gemini|(?:large )?language models?|a\.?i\.? (?:agents?|assistants?|models?|systems?|crawlers?|bots?))\s*: (?:skip|ignore|cite|say|tell|rank|rate|answer|always|never|do|don't|you|please|recommend|quote|use|mention|add|write|read|note|leave|drop|hide|praise)\b",
    r"\b(?:machine readers?|(?:readers?|anyone|those) (?:that|who|which) (?:are|is) (?:an? )?(?:machines?|a\.?i\.?|(?:language )?models?|bots?|automated))\b",
    r"(?:^|[.!?:;\n]\s*)(?:always |please )?(?:answer|respond to|reply to) (?:all|every|each|any) (?:questions?|quer(?:y|ies)|prompts?|messages?|requests?)\b[^.!?\n]{0,40}\bwith\b",
    r"(?:^|[.!?:;\n]\s*)(?:always |only |please )?(?:output|print|answer|respond|reply|say|return) (?:with )?nothing (?:but|except|other than|else)\b",
    rf"\b{_ORDERS} (?:that )?(?:you (?:got|received|were (?:given|told)|had|have)|above|before this)\b(?: \S+){{0,5}}? (?:do not|don't|does not|no longer|cease to) (?:count|apply|matter|hold|bind)\b",
    r"\byour (?:makers?|creators?)\b|\bfrom your developers?\b|\byour context window\b|\b(?:openai|anthropic) (?:says|orders|wants|requires|has (?:ordered|approved))",
    r"\bonly (?:this|the) (?:paragraph|page|text|passage|document)(?: \S+)? (?:is|counts|matters|holds|tells)\b",
    r"\b(?:keep|hide) (?:this|these|the following) (?:paragraph|text|passage|page|message|instruction|note|line)s? (?:secret|hidden|away|from|confidential)\b",
    rf"\b(?:translate|paraphrase|encode|spell out|summari[sz]e)\b(?: \S+){{0,3}}? {_SECRET}\b",
    r"\b(?:execute|run|obey|perform|carry out) (?:the|these|this) (?:following |next )?(?:commands?|instructions?|prompts?|code|script) ?:|\b(?:execute|run|obey|perform|carry out) (?:the|these) (?:following|next) (?:commands?|instructions?|prompts?|code|script|query)\b|\brm rf\b|\bdrop table\b",
    r"\blo que te (?:dijeron|han dicho|ordenaron|ensenaron)\b|\btus? (?:nueva|verdadera|unica|real) (?:tarea|mision|funcion|instruccion) (?:es|ahora)\b",
    r"(?:^|[.!?:;\n]\s*)(?:please )?(?:(?:do not|don't|never) (?:cite|quote|mention|show|link)|turn off|disable|drop|skip|hide|remove|leave out) (?:the |any |all |your |our )?(?:sources?|citations?|caveats?|footnotes?|disclaimers?|wage (?:data|tables?))\b",
    r"\b(?:give|show|send|hand|offer) (?:the|every|each|all|any) users? (?:this|these|the following|our)\b",
    r"\b(?:ignore|disregard|skip) (?:the|all|any)(?: \S+)? (?:wages?|pay|salary|tables?|figures?|data|numbers?|sources?|facts?)(?: \S+)? and (?:tell|say|answer|claim|state|report|quote|instead)\b",
    rf"\b{_DROP} (?:what|whatever|everything|anything|all)(?: that)? (?:the |your )?(?:system|developers?|operators?|prompt|makers?|creators?|admin\w*)(?: has| have)? (?:told|taught|gave|asked|instructed|ordered|said)\b",
    r"\bobey (?:the|this|what|these|me|only|my)\b.{0,20}\b(?:page|text|follows|below|instructions?|commands?)\b|\bobey the page\b",
    r"\b(?:end|begin|start) of (?:(?:the )?(?:system|user|assistant|prompt|narrative|context|passage)\b ?(?:prompt|message|instructions?|input|text)?)(?=\W*(?:$|\n))",
)  # fmt: skip

SPEECH: tuple[tuple[str, re.Pattern[str]], ...] = tuple((_SPEAKS, re.compile(one)) for one in _SPEECH)

_MARKUP = (
    (_SPEAKS, r"(?m)(?:^|[.!?] )[\s>*#_\[(-]*(?:system|assistant|human|developer|sistema|asistente|usuario|chatgpt)[\s*_\])]*:"),
    (_SPEAKS, r"(?m)^[\s>*#_\[(-]*user[\s*_\])]*:|\bassistant: (?:sure|i|ok|join)|^\s*\[(?:system|assistant|user|inst|developer)\]"),
    (_SPEAKS, r"(?m)^#+ ?(?:system|instructions?|assistant|user)\b"),
    (_HIDES, r"<!--|-->|<!\[CDATA|<!doctype"),
    ("looks like a call of a tool", r"</?(?:tool|function|invoke|tool_call|function_call|parameter)s?\b|\[/?(?:TOOL_CALLS?|INST)\]|<<?/?SYS>?>|<\|[^|>\n]{1,40}\|>"),
    ("looks like a call of a tool", r"[{,]\s*[\"'][\w-]{1,40}[\"']\s*:\s*[\"'{\[\d]|```|~~~"),
    ("looks like a call of a tool", r"\bAction Input\s*:|\bto=functions\.|\b[a-z]+(?:_[a-z]+)+\s*\(|\b(?:call|use|run|invoke) (?:the )?(?:function |tool )?[a-z]+_[a-z_]+\b"),
    (_HIDES, r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<(?:script|style|iframe|object|embed|form|svg|img|link|meta|base)\b"),
    (_HIDES, r"\bstyle\s*=\s*[\"']|\bon(?:click|load|error|mouse\w+|focus|key\w+)\s*=|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01]"),
    ("brings an image", r"!\[[^\]\n]*\]\s*[(\[]"),
    ("leads elsewhere", r"\]\([^)\s]|(?<!\])\][ ]?\[[^\]\n]+\]"),
    ("leads elsewhere", r"\b(?:https?|ftps?|file|wss?)://|(?<![\w/])//[\w-]+\.\w|\bwww\.\w|\b(?:mailto|javascript|vbscript|tel):\S|\bdata:\w+/\w"),
    ("leads elsewhere", r"\b[\w.+-]+@[\w-]+\.\w{2,}|\b[\w-]+\.(?:com|net|org|io|co|info|biz|example|ai|app|dev|xyz|ru|cn|edu|gov)/\S"),
    ("leads elsewhere", r"\b(?:visit|go to|log on to|apply at|sign up at|click) [\w-]+\.(?:com|net|org|io|co|info|biz|example|ai|app|dev)\b"),
    ("defines a link", r"(?m)^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S"),
    ("looks like one of our citations", r"\[\^?F?\d{1,4}\]|【[^】\n]{1,12}】"),
)  # fmt: skip

MARKUP: tuple[tuple[str, re.Pattern[str]], ...] = tuple((what, re.compile(one, re.IGNORECASE)) for what, one in _MARKUP)

DISGUISED: re.Pattern[str] = re.compile(
    r"\b(?:ignore|disregard|forget|reveal|override) (?:\S+ ){0,3}(?:previous|prior|above|earlier|system|your|instructions?|prompts?|rules)\b"
)
"""What is looked for in a text read backwards or in rot13."""

SCRAMBLED: dict[str, str] = {
    "".join(sorted(word)): word
    for word in ("ignore", "previous", "instructions", "instruction", "disregard", "system", "prompt", "reveal", "override")
}  # fmt: skip
"""Sorted letters -> the word: a model reads such words with their inner letters out of order."""
