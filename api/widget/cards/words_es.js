// Spanish words of the cards, and what known English words of the data are in Spanish. The same keys as words_en.js.

export const ES = {
  none: "no disponible", unloaded: "No se pudo traer esta tarjeta ahora. Vuelva a cargar la página para verla.", hour: "/hora", points: "puntos", explain: "¿Qué significa este número?",
  code: "código {code}", open_page: "Abrir su página", new_tab: "se abre en otra pestaña", table: "Tabla: {name}",
  yes: "sí", no: "no", or_more: "≥ significa esa cantidad o más: la encuesta no publica una cifra más alta.",
  career: "Carrera", occupation: "Ocupación", track: "Trayectoria",

  "stat.p10": "10% gana menos de", "stat.p25": "25% gana menos de", "stat.median": "La mitad gana menos de (mediana)", "stat.p75": "75% gana menos de",
  "stat.p90": "90% gana menos de", "stat.mean": "Promedio", "stat.typical_median": "Mediana típica", "stat.employment": "Empleos", "stat.employment_base": "Empleos al inicio",
  "stat.growth": "Crecimiento proyectado", "stat.openings": "Vacantes al año", "stat.score": "Resistencia a la IA", "stat.score_low": "Lo más bajo de su rango", "stat.score_high": "Lo más alto de su rango",
  "stat.exposure": "Exposición a la IA", "stat.epoch": "Fortalezas humanas", "stat.points": "Puntos", "stat.price_parity": "Precios (EE. UU. = 100)", "stat.price_parity_housing": "Precios de la vivienda (EE. UU. = 100)",
  "stat.difference": "Diferencia", "stat.pay_change": "Cambio en la paga", "move.percent": "Cambio en por ciento", "stat.score_change": "Cambio en la resistencia a la IA", "stat.employment_change": "Cambio en los empleos", "stat.real_pay_change": "Cambio en la paga, descontados los precios",
  "stat.coverage": "Parte de los empleos cubierta", "stat.share": "Parte", "stat.rank": "Lugar en el orden", "stat.count": "Cuenta", "stat.job_zone": "Zona de preparación, 1 a 5", "stat.level": "Nivel, 0 a 7",
  "stat.level_gap": "Por aprender", "stat.importance": "Importancia", "stat.likeness": "Parecido", "stat.relatedness_rank": "Lugar entre los trabajos relacionados", "stat.required_schooling": "Dicen que se exige",
  "stat.years_before_entry": "Años antes de entrar", "stat.published": "Publicado en otra parte", "stat.offer": "Su oferta", "stat.ratio": "Razón", "stat.sum": "Suma", "stat.threshold": "Su límite",

  "pay.title": "Paga: {title}", "pay.year": "al año", "pay.hour": "por hora", "pay.half": "La mitad gana menos y la mitad gana más (la mediana).", "pay.range": "Rango de la paga", "pay.median": "Paga mediana", "pay.yours": "su oferta",
  "pay.read": "La barra va del 10% que menos gana al 10% que más gana. La parte fuerte es la mitad del medio; la línea es la mediana.",
  "pay.all": "Todas las cifras", "pay.place": "Lugar entre quienes trabajan hoy", "pay.nominal": "Paga", "pay.real": "A precios de EE. UU.", "pay.hourly": "Por hora", "pay.jobs": "Empleos allí",
  "pay.real_median": "La mediana a precios de EE. UU.", "pay.trend": "Antes y ahora", "pay.beside": "Al lado", "pay.beside_of": "{title} como grupo, mediana en {area}:",
  "pay.shared": "La paga se publica para el código entero, que abarca: {titles}.",
  "ladder.tried": "Primero se buscó en {area}: {reason}.", "ladder.so": "Por eso las cifras son de {area}.",
  "group.title": "La paga en {title}", "group.lowest": "Mediana más baja de un miembro", "group.highest": "Mediana más alta de un miembro", "group.members": "Miembros, de la mediana más alta a la más baja",
  "group.picture": "Medianas de {count} miembros", "group.note": "Un grupo no tiene mediana propia. La mediana típica es el promedio de las medianas de sus códigos; los que tienen más empleos pesan más.", "group.left": "Fuera de la cuenta",
  "group.real": "Mediana típica a precios de EE. UU.",

  "rank.title": "{title}: {by}", "rank.shown": "Se muestran {shown} de {considered} revisadas", "rank.dropped": "{count} fuera de la lista, y por qué",
  "rank.hourly": "Se pagan por hora, así que no van en una lista anual", "rank.switch": "Mostrar la paga", "rank.nominal": "En dólares", "rank.real": "A precios de EE. UU.", "rank.entry": "Estudios habituales: {level}",
  "rank.same": "Dentro de un lugar los precios son los mismos, así que el orden casi no cambia.", "rank.order": "Ahora en orden de la paga en dólares.", "rank.order_real": "Ahora en orden de la paga a precios de EE. UU.",
  "rank.ask_real": "¿Qué paga mejor en {within} en {place} descontando el costo de vida?", "rank.ask_nominal": "¿Qué paga mejor en {within} en {place}?", "rank.all": "todas las ocupaciones",
  "by.median": "por paga mediana", "by.real_median": "por paga a precios de EE. UU.", "by.p10": "por paga en el extremo bajo", "by.p90": "por paga en el extremo alto", "by.growth": "por crecimiento proyectado",
  "by.openings": "por vacantes al año", "by.employment": "por número de empleos", "by.resilience": "por resistencia a la IA",

  "places.title": "{title}: lugares {by}", "places.which": "Lugares", "places.up": "▲ sube del lugar {other} {way}", "places.down": "▼ baja del lugar {other} {way}", "way.nominal": "en dólares", "way.real": "a precios de EE. UU.",
  "places.ask_real": "¿Dónde ganan más {title} descontando el costo de vida?", "places.ask_nominal": "¿Dónde ganan más {title}?",
  "places.note": "El orden es entre los lugares que se muestran aquí.", "places.dropped": "{count} sin cifra, y por qué", "places.picture": "En dólares {nominal}, a precios de EE. UU. {real}",
  "places.key": "Punto abierto: en dólares. Punto lleno: a precios de EE. UU.", "places.considered": "Lugares revisados", "places.left": "Fuera de la lista",
  "level.nation": "el país", "level.state": "estado", "level.metropolitan": "área metropolitana", "level.nonmetropolitan": "área fuera de las metrópolis",

  "compare.title": "Lado a lado", "compare.measure": "Medida",

  "res.title": "Resistencia a la IA: {title}", "res.score": "puntaje {score} de 6", "res.range": "rango de {low} a {high}", "res.none": "Sin puntaje", "res.picture": "Resistencia a la IA, de 1 a 6: {told}",
  "res.less": "1 = resiste menos", "res.more": "6 = resiste más", "res.range_label": "Rango", "res.parts": "De qué se compone", "res.points": "{points} de 2 puntos", "res.no_points": "sin puntos: falta la cifra",
  "res.exposure": "Cuánto del trabajo podría acelerar la IA, de 100. Menos da más puntos.", "res.growth": "Cómo se proyecta que cambie el número de empleos. Más da más puntos.",
  "res.epoch": "Empatía, presencia, opinión, creatividad, esperanza: 5 a 25. Más da más puntos.",
  "res.members": "Miembros y sus puntajes", "res.member": "Especialización", "res.scored": "Miembros con puntaje, de todos los miembros", "res.no_own": "Un grupo no tiene puntaje propio; sus miembros sí.", "res.missing": "{count} cosas que faltan, y por qué", "res.elsewhere": "Publicado en otra parte, no es nuestro puntaje", "res.pub_score": "Puntaje de 6", "res.pub_exposure": "Exposición",
  "res.pub_growth": "Crecimiento", "res.pub_epoch": "Fortalezas humanas, 5 a 25", "res.not": "El puntaje no dice nada del empleo de una persona en particular.",

  "out.title": "Perspectiva: {title}", "out.where": "Estados Unidos, {from}–{to}", "out.growth": "Cambio en los empleos en el período", "out.openings_note": "La mayoría de las vacantes vienen de quienes se jubilan o cambian de trabajo.", "out.education": "Estudios típicos para entrar",

  "move.from": "Cambios desde {from}", "move.to": "De {from} a {to}", "move.shown": "Se muestran {shown} de {considered} revisadas", "move.more": "antes, más estudios", "move.licence": "antes, quizá una licencia",
  "move.pay": "Paga", "move.details": "Paga, entrada, qué aprender", "move.now": "Ahora", "move.there": "Allí", "move.median": "Mediana, {area}", "move.pay_picture": "Paga mediana ahora {own}, allí {target}", "move.enter": "Para entrar", "move.education": "Estudios al entrar",
  "move.experience": "Experiencia previa", "move.training": "Formación en el puesto", "move.zone": "Zona de preparación, 1 a 5", "move.flag": "Licencia, según otra publicación", "move.needed": "hace falta", "move.not_needed": "no hace falta",
  "move.resilience": "Resistencia a la IA, 1 a 6", "move.learn": "Por aprender", "move.levels": "Niveles de O*NET, 0 a 7. Fuerte: ahora. Pálido: lo que falta aprender.", "move.level_picture": "{name}: nivel {own} ahora, {target} allí", "move.nothing": "No hay nada anotado por aprender: {reason}.",
  "move.gap": "Diferencia", "move.weight": "Peso allí, 1 a 5", "move.name": "Destreza o conocimiento", "move.related": "Qué relación hay", "move.rank": "Lugar en la lista de O*NET", "move.likeness": "Parecido, a lo más 1", "move.left": "{count} fuera de la lista, y por qué", "move.method": "Cómo se encontraron",
  "kind.skill": "destreza", "kind.knowledge": "conocimiento",

  "train.title": "Prepararse para {title}", "train.entry": "Estudios típicos para entrar", "train.experience": "Experiencia relacionada", "train.job": "Formación en el puesto", "train.shares": "Lo que se exige, según quienes hacen el trabajo",
  "train.share": "Estudios", "train.say": "Lo dicen", "train.programs": "{count} programas de estudio relacionados", "train.cip": "CIP {cip}",

  "fit.title": "Lo que podría irle bien", "fit.for": "A favor", "fit.against": "En contra", "fit.first": "Primer paso", "fit.no_pay": "sin mediana publicada", "fit.guessed": "Lo que se supuso de sus palabras", "fit.considered": "Revisadas", "fit.of6": "de 6",

  "offer.title": "Su oferta al lado de {title}", "offer.below": "Menos de lo que gana el 90% de quienes hacen este trabajo.", "offer.above": "Más de lo que gana el 90% de quienes hacen este trabajo.", "offer.at": "En esta marca: {lower}.",
  "offer.between": "Entre estas dos marcas: {lower}, y {upper}.", "offer.floor": "Las cifras publicadas terminan por debajo de su cantidad, así que no se puede decir su lugar.", "offer.difference": "Su oferta menos la mediana", "offer.yearly": "En un año",
  "offer.real": "Su oferta a precios de EE. UU.", "offer.median": "La mediana a precios de EE. UU.", "offer.counted": "Su cantidad se contó así: {how}.", "offer.leaves": "Lo que un salario deja fuera", "offer.ask": "Vale la pena preguntar",
  "unit.year": "al año", "unit.hour": "por hora", "unit.month": "al mes", "unit.week": "a la semana", "unit.biweekly": "cada dos semanas",

  "passages.title": "De los textos", "sources.title": "De dónde vienen las cifras", "sources.build": "Edición de los datos {build}",
  "sources.note": "Lo que hay que saber de ellos", "tracks.title": "Trayectorias", "tracks.members": "{members} ocupaciones",

  "page.not": "No está aquí: {reason}.", "page.track": "Trayectoria de {members} ocupaciones", "page.career": "Carreras en {title}", "trend.label": "Mediana típica a lo largo del tiempo", "trend.break": "Una línea punteada marca un cambio de códigos o de método: las cifras de sus dos lados no se pueden comparar.",
  "trend.nominal": "línea llena: en dólares de cada año", "trend.real": "línea cortada: descontados los precios", "trend.told": "{year}: {value}",
};

export const SPANISH = {
  "United States": "Estados Unidos", "the states": "los estados", "the metropolitan areas": "las áreas metropolitanas", "All Occupations": "Todas las ocupaciones", "all occupations": "todas las ocupaciones", "not available": "no disponible",
  "not published": "no publicado", "hourly only": "solo por hora", suppressed: "no se publica para proteger datos", "no metropolitan table of single occupations is loaded": "no hay una tabla metropolitana de ocupaciones sueltas",
  "No formal educational credential": "Sin título formal", "High school diploma or equivalent": "Diploma de secundaria o equivalente", "Some college, no degree": "Algo de universidad, sin título", "Postsecondary nondegree award": "Certificado después de la secundaria", "Associate's degree": "Título asociado",
  "Bachelor's degree": "Licenciatura", "Master's degree": "Maestría", "Doctoral or professional degree": "Doctorado o título profesional", None: "Ninguna", "Less than 5 years": "Menos de 5 años", "5 years or more": "5 años o más",
  "Short-term on-the-job training": "Formación corta en el puesto", "Moderate-term on-the-job training": "Formación de algunos meses en el puesto", "Long-term on-the-job training": "Formación larga en el puesto", Apprenticeship: "Aprendizaje", "Internship/residency": "Internado o residencia",
  "a high school diploma": "un diploma de secundaria", "a certificate after high school": "un certificado después de la secundaria", "some college": "algo de universidad", "an associate's degree": "un título asociado", "a bachelor's degree": "una licenciatura", "a master's degree": "una maestría", "less than high school": "menos que la secundaria",
  "high school diploma": "diploma de secundaria", "certificate after high school": "certificado después de la secundaria", "associate's degree": "título asociado", "bachelor's degree": "licenciatura", "master's degree": "maestría",
  pay: "paga", "real pay": "paga a precios de EE. UU.", jobs: "empleos", "AI resilience score": "puntaje de resistencia a la IA", "lowest score": "puntaje más bajo", "highest score": "puntaje más alto", "projected growth": "crecimiento proyectado", "openings a year": "vacantes al año", "entry education": "estudios para entrar",
  "figures are for": "las cifras son de", "median pay": "paga mediana", "difference in pay": "diferencia en la paga", "10% earn less than": "10% gana menos de", "25% earn less than": "25% gana menos de", "75% earn less than": "75% gana menos de", "90% earn less than": "90% gana menos de", "median pay in US prices": "paga mediana a precios de EE. UU.",
  "difference in US prices": "diferencia a precios de EE. UU.", "prices, US = 100": "precios, EE. UU. = 100", "housing prices, US = 100": "precios de la vivienda, EE. UU. = 100", "typical median": "mediana típica", "typical median in US prices": "mediana típica a precios de EE. UU.", "the first place": "el primer lugar",
  "no projection is on file": "no hay una proyección", "no median is published": "no se publica una mediana", "the number of jobs is not published": "no se publica el número de empleos", "no price level is published for it": "no se publica su nivel de precios", "one of the two figures is missing": "falta una de las dos cifras", "one of the two is only a floor": "una de las dos es solo un mínimo",
  "among the five nearest that O*NET lists": "entre las cinco más cercanas que O*NET anota", "among the ten nearest that O*NET lists": "entre las diez más cercanas que O*NET anota", "O*NET lacks some of the ratings that it is built from": "a O*NET le faltan algunas de las notas de las que se hace",
  closest: "muy cercana", close: "cercana", further: "más lejana", primary: "principal", secondary: "secundaria", entry: "inicio", mid: "medio", senior: "superior", executive: "dirección", "public domain": "dominio público", "Public domain (U.S. Government work)": "Dominio público (obra del gobierno de EE. UU.)",
  "US Bureau of Labor Statistics": "Oficina de Estadísticas Laborales de EE. UU.", "U.S. Bureau of Labor Statistics": "Oficina de Estadísticas Laborales de EE. UU.", "U.S. Bureau of Economic Analysis": "Oficina de Análisis Económico de EE. UU.", "U.S. Census Bureau": "Oficina del Censo de EE. UU.", "Career Advisor project": "Proyecto Career Advisor",
  "health insurance, retirement and paid leave": "el seguro médico, la jubilación y los días libres pagados", "overtime, night and weekend extras, and year-end bonuses": "las horas extra, los pluses de noche y fin de semana, y las primas de fin de año", "hours, schedule and commute": "las horas, el horario y el viaje al trabajo",
  "what the benefits are worth and what you pay towards them": "cuánto valen los beneficios y cuánto paga usted por ellos", "how many hours a week are usual, and whether overtime is paid": "cuántas horas a la semana son habituales, y si se pagan las horas extra", "when pay is looked at again, and whether there is room in it now": "cuándo se revisa la paga, y si hay margen ahora",
  "whether tips or commission are in the offer: the survey's figures count them": "si la oferta incluye propinas o comisiones: las cifras de la encuesta las cuentan", "A crosswalk says which programs are related to the work; it does not say that a school near you offers them.": "Una tabla dice qué programas se relacionan con el trabajo; no dice que una escuela cercana los ofrezca.",
  Summary: "Resumen", Video: "Video", "AI resilience": "Resistencia a la IA", "Key responsibilities": "Responsabilidades principales", "Inside this career": "Por dentro", "Pay from the lowest to the highest": "La paga, de la más baja a la más alta", "Education and training": "Estudios y formación", Licence: "Licencia", "Time and cost": "Tiempo y costo", "Find jobs": "Buscar empleo", "Find training": "Buscar formación",
  Technology: "Tecnología", "Key abilities and skills": "Aptitudes y destrezas principales", "Also known as": "También se llama", Specializations: "Especializaciones", Related: "Relacionadas", Family: "Familia", Sources: "Fuentes", "Report an error": "Avisar de un error", "The track": "La trayectoria", Levels: "Niveles", "What it demands": "Lo que exige", "Who thrives": "A quién le va bien", "Entry points": "Puntos de entrada",
  "Jobs and pay over time": "Empleos y paga a lo largo del tiempo", "How it is changing": "Cómo está cambiando", "Pay by place": "Paga por lugar", "Pay by level": "Paga por nivel", Industries: "Industrias", "Where the skills transfer": "Adónde se llevan las destrezas", "Works with": "Trabaja con", Attribution: "Atribución",
  Responsibilities: "Responsabilidades", Inside: "Por dentro", Leaving: "Por qué la gente se va", Morning: "Una mañana", Narrative: "Texto", Demands: "Lo que exige", Changing: "Cómo está cambiando", Transfers: "Adónde se llevan las destrezas", Collaborates: "Trabaja con", "Without degree": "Entrar sin título",
};
