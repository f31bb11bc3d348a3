"""A question in Spanish -> its main words in English, so that texts written in English are found by it.

A short list of words about work, ours; what it does not know stays as it was said. It is no translation and is shown to
nobody: only the search reads it.
"""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[¿¡ñ]|\b(?:qué|cómo|cuánto|cuál|quién|dónde|más|día)\b", re.IGNORECASE)
_NAILS = re.compile(r"\buñas?\b", re.IGNORECASE)
_ACCENT = re.compile(r"[áéíóúü]", re.IGNORECASE)
_SMALL_WORDS = (
    "a al aqui asi con cual cuando de del dia el ella en entre es esa ese eso esta este esto estoy ha hay la las le les lo"
    " los mas me mi mis muy no nos o para pero por porque que quien quiero se ser si sin sobre son soy su sus tan te"
    " tengo tiene todo tu tus un una uno unos y ya yo va van como donde"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_PERHAPS_ENGLISH = "a me mi no o quien se si son su tan te todo tu van y yo"
_SURELY = _SMALL - frozenset(_PERHAPS_ENGLISH.split())
"""Of the small words those that an English question does not hold by chance."""
_ENGLISH = {
    "porque": "why", "por": "for", "que": "what", "como": "how", "cuando": "when", "donde": "where", "quien": "who",
    "cuanto": "how much", "sin": "without", "con": "with", "para": "for", "dia": "day", "manana": "morning",
    "tres": "three", "noche": "night", "no": "not", "ia": "AI", "puedo": "can I", "quiero": "I want", "ser": "become",
    "soy": "I am", "mi": "my", "y": "and", "o": "or", "si": "if", "mas": "more",
}  # fmt: skip
_STEMS = {
    "renunci": "quit", "abandon": "quit", "dejan": "quit", "dejar": "quit", "peor": "worst", "estres": "stress",
    "cansa": "tired", "gusta": "like", "persona": "person", "caracter": "personality", "sirve": "suits",
    "trabajador": "worker", "trabaj": "work", "emple": "job", "oficio": "trade", "puesto": "job", "carrera": "career",
    "empez": "start", "empiez": "start", "comenz": "start", "entrar": "get in", "convert": "become",
    "requisit": "requirements", "necesit": "need", "hace": "does", "hacen": "do", "falta": "needed", "titulo": "degree",
    "universi": "college", "escuela": "school", "colegio": "school", "licencia": "license", "certific": "certificate",
    "experienc": "experience", "estudi": "study", "aprend": "learn", "aprendiz": "apprentice", "curso": "course",
    "normal": "normal typical", "tipic": "typical", "turno": "shift", "jornada": "working day", "semana": "week",
    "futuro": "future", "inteligencia": "intelligence", "artificial": "AI", "robot": "robots", "quitar": "replace",
    "reemplaz": "replace", "cambi": "change", "habilidad": "skills", "cualidad": "qualities", "jefe": "boss",
    "jefa": "boss", "gerente": "manager", "supervisor": "supervisor", "encargad": "supervisor",
    "salari": "pay wage", "sueldo": "pay wage", "gana": "earn", "paga": "pay", "median": "median", "signific": "means",
    "enfermer": "registered nurse", "medic": "doctor physician", "doctor": "doctor physician", "dentist": "dentist",
    "farmac": "pharmacy", "hospital": "hospital", "pacient": "patient", "auxiliar": "assistant aide",
    "ancian": "elderly people", "viej": "old", "cuidador": "caregiver aide", "cuidar": "care for", "cuida": "cares for",
    "casa": "home house", "ninera": "nanny child care", "nino": "children", "guarderia": "child care center",
    "maestr": "teacher", "profesor": "teacher professor", "primaria": "elementary school",
    "secundaria": "high school", "alumn": "students", "biblioteca": "library",
    "electricist": "electrician", "plomer": "plumber", "fontaner": "plumber", "carpinter": "carpenter",
    "pintor": "painter", "techad": "roofer", "albanil": "mason", "construc": "construction", "obra": "building site",
    "soldad": "welder soldier", "mecanic": "mechanic", "taller": "repair shop", "repar": "repair", "arregl": "repair",
    "tecnic": "technician", "fabrica": "factory", "maquin": "machine", "operador": "operator", "almacen": "warehouse",
    "bodega": "warehouse", "montacarg": "forklift", "cargador": "loader", "camioner": "truck driver",
    "camion": "truck", "chofer": "driver", "conductor": "driver", "manejar": "drive", "autobus": "bus",
    "escolar": "school", "taxi": "taxi", "avion": "airplane", "piloto": "pilot", "cartero": "mail carrier",
    "cociner": "cook", "cocina": "kitchen", "meser": "waiter", "camarer": "waiter", "restaurant": "restaurant",
    "panader": "baker", "carnicer": "butcher", "lavaplat": "dishwasher", "hotel": "hotel", "cajer": "cashier",
    "tienda": "store", "vended": "salesperson", "vender": "sell", "venta": "sales", "client": "customers",
    "limpi": "cleaning cleaner", "conserj": "janitor", "jardiner": "landscaping grounds", "campo": "farm field",
    "granja": "farm", "agricult": "farming", "animal": "animals", "aire": "outdoors", "libre": "outdoors outside",
    "afuera": "outside", "oficina": "office", "secretari": "secretary", "recepcion": "receptionist",
    "contador": "accountant", "contab": "accounting", "banco": "bank", "abogad": "lawyer", "juez": "judge",
    "polici": "police officer", "bomber": "firefighter", "guardia": "security guard", "segurid": "security",
    "ejercit": "army", "veteran": "veteran", "ingenier": "engineer", "programador": "programmer software developer",
    "computador": "computer", "informatic": "information technology", "cientific": "scientist",
    "laborator": "laboratory", "artist": "artist", "disenad": "designer", "periodist": "reporter",
    "peluquer": "hairdresser", "estilist": "stylist", "entrenador": "fitness trainer coach",
    "consejer": "counselor", "ingles": "English", "espanol": "Spanish",
    "hablar": "speaking", "neblina": "fog", "niebla": "fog", "nevera": "refrigerator cooler",
    "refriger": "refrigeration cooler", "enfria": "cold cooling", "frio": "cold", "calor": "heat", "agua": "water",
    "fuga": "leak", "mejor": "best", "dificil": "hard", "cuerpo": "body", "espalda": "back", "datos": "data",
    "cifra": "figure number", "numero": "number", "vivo": "I live", "ciudad": "city", "precio": "price cost",
    "costo": "cost", "vida": "living", "revisa": "checks", "ayud": "help", "familia": "family", "miedo": "afraid",
    "manej": "drive operate", "cuid": "care for", "pelo": "hair", "cabello": "hair", "corto": "cut",
    "cortamos": "cut", "cortar": "cut", "tinte": "color dye", "prepar": "prepare", "comida": "food", "ensen": "teach",
    "leer": "read", "pinto": "paint", "pintar": "paint", "pintamos": "paint", "tuber": "pipes", "desag": "drains",
    "instal": "install", "cable": "cables wires", "enchufe": "outlets electrical", "atiend": "serve",
    "caja": "cash register", "cajas": "boxes", "supermercad": "grocery store", "sirvo": "serve", "servimos": "serve",
    "mesas": "tables", "empresa": "company business", "medicina": "medicine", "medicament": "medication",
    "cesped": "lawn grass", "arbol": "trees", "soldo": "weld", "soldamos": "weld", "soldar": "weld",
    "soldadura": "welding", "pieza": "parts", "vigil": "guard watch security", "edifici": "building", "carro": "cars",
    "coche": "cars", "mayores": "elderly", "trapea": "mop", "barro": "sweep", "barrer": "sweep", "lavo": "wash",
    "lavar": "wash", "plancho": "iron press clothes", "coso": "sew", "coser": "sew", "ropa": "clothes",
    "traduz": "translate", "traduc": "translate", "contesto": "answer", "contestar": "answer", "telefon": "phone",
    "llamada": "calls", "citas": "appointments", "archivo": "file records", "archivar": "file records",
    "documento": "documents", "cargo": "load", "cargar": "load", "cargamos": "load", "descarg": "unload",
    "mercanc": "merchandise", "empac": "pack", "empaq": "pack", "estante": "shelves", "paquete": "packages",
    "entreg": "deliver", "repart": "deliver", "cosech": "harvest", "fruta": "fruit", "verdura": "vegetables",
    "ganado": "cattle", "vacas": "cows", "pollo": "chicken", "pesco": "fish", "pescar": "fish", "techo": "roof",
    "pared": "walls", "ladrill": "brick", "cemento": "cement", "concreto": "concrete", "madera": "wood",
    "mueble": "furniture", "puerta": "doors", "ventana": "windows", "pisos": "floors", "bano": "bathrooms",
    "habitacion": "rooms", "cuarto": "rooms", "camas": "beds", "sangre": "blood", "diente": "teeth", "bebe": "babies",
    "perro": "dogs", "gato": "cats", "motor": "engine", "freno": "brakes", "llanta": "tires", "aceite": "oil",
    "electric": "electrical", "aplicacion": "software applications", "pagina": "web pages", "redes": "networks",
    "clases": "classes", "diseno": "design", "dibuj": "draw", "fotos": "photographs", "dinero": "money",
    "factur": "invoices billing", "impuesto": "taxes", "nomina": "payroll", "cuentas": "accounts",
    "contrat": "hire contracts", "gente": "people", "pedido": "orders", "inventari": "inventory stock",
    "recojo": "pick up", "recoger": "pick up", "basura": "garbage", "dirij": "manage direct",
    "dirig": "manage direct", "equipo": "team", "organiz": "organize", "construy": "build",
    "mudanza": "moving furniture", "muevo": "move", "mover": "move", "jardin": "garden yard", "plantas": "plants",
    "planto": "plant trees", "pasto": "lawn grass", "herramient": "tools", "planos": "blueprints",
    "carretera": "road highway", "calle": "street", "aeropuerto": "airport",
}  # fmt: skip
_LONGEST = max(map(len, _STEMS))


def in_english(question: str) -> str:
    """The question with the words known here in English; as it was where it is not in Spanish."""
    # "Uñas" (nails) would be "unas" (some) without its tilde.
    words = [_plain(word) for word in _WORD.findall(_NAILS.sub("manicure", question))]
    known = sum(word in _SURELY for word in words)
    said = " ".join(words).replace("por que", "porque")
    made = [_of(word) for word in said.split()]
    if all(english is None for english in made):
        return question
    if not (
        _MARKS.search(question)
        or (known >= 2 and known * 4 >= len(words))
        or (known and _ACCENT.search(question))
        or (len(words) > 1 and words[0].endswith("o") and all(english is not None for english in made))
    ):  # the last: "limpio casas", verb and thing without a small word
        return question
    return " ".join(
        english if english is not None else word for word, english in zip(said.split(), made, strict=True)
    ).strip()


def _of(word: str) -> str | None:
    if word in _ENGLISH:
        return _ENGLISH[word]
    for length in range(min(len(word), _LONGEST), 3, -1):
        if word[:length] in _STEMS:
            return _STEMS[word[:length]]
    return "" if word in _SMALL else None


def _plain(word: str) -> str:
    """Lower case, without accents."""
    return "".join(one for one in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(one))
