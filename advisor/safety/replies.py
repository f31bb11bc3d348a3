"""What is said where safety comes first: our own short words, English and Spanish. No figure but the three help lines'.

No advice on jobs stands here, and nothing that a person in danger would have to scroll past.
"""

from typing import Literal

Language = Literal["en", "es"]
Words = dict[str, dict[Language, str]]

_LATER: dict[Language, str] = {
    "en": " Work can wait; whenever you feel ready, I am here to go on.",
    "es": " El trabajo puede esperar; cuando se sienta con ánimo, aquí sigo.",
}

CRISIS: Words = {
    "despair": {
        "en": "I am really glad you told me. You matter, and you do not have to carry this alone. Please call or text **988** now, day or night:"
        " the Suicide and Crisis Lifeline listens for free and in confidence. If you are in danger right now, call **911**."
        " If you can, stay near someone you trust." + _LATER["en"],
        "es": "Me alegra mucho que me lo diga. Su vida importa y no tiene que cargar con esto a solas. Llame o mande un mensaje de texto al **988**, de día o de noche,"
        " y oprima el dos: la Línea de Prevención del Suicidio y Crisis escucha gratis y en confianza. Si está en peligro ahora mismo, llame al **911**."
        " Si puede, quédese cerca de alguien de confianza." + _LATER["es"],
    },
    "despair_of_other": {
        "en": "Thank you for looking out for them. Stay with them if you can, ask openly whether they think of suicide, and listen."
        " You or they can call or text **988** at any hour: the Suicide and Crisis Lifeline also helps friends and family, for free and in confidence."
        " If they are in danger right now, call **911**." + _LATER["en"],
        "es": "Gracias por cuidar de esa persona. Quédese a su lado si puede, pregúntele sin rodeos si piensa en el suicidio y escuche."
        " Usted o esa persona pueden llamar o mandar un mensaje de texto al **988** a cualquier hora y oprimir el dos: también ayudan a amigos y familiares, gratis y en confianza."
        " Si hay peligro ahora mismo, llame al **911**." + _LATER["es"],
    },
    "threat": {
        "en": "It sounds as if things have become more than anyone should bear. Please step away for a moment, and let nobody get hurt, you included."
        " Call or text **988** and talk to someone now; it is free and in confidence. If anyone is in danger right now, call **911**."
        + _LATER["en"],
        "es": "Suena a que la situación ya es más de lo que uno debería soportar. Aléjese un momento, para que nadie salga herido, tampoco usted."
        " Llame o mande un mensaje de texto al **988** y hable con alguien ahora; es gratis y en confianza. Si alguien está en peligro ahora mismo, llame al **911**."
        + _LATER["es"],
    },
    "trafficking": {
        "en": "What you describe may be against the law, and it is not your fault. The National Human Trafficking Hotline helps for free and in"
        " confidence, in many languages: **1-888-373-7888**. If you are in danger right now, call **911**. Use a phone that nobody watches, if you can."
        + _LATER["en"],
        "es": "Lo que describe puede ser un delito, y no es culpa suya. La Línea Nacional contra la Trata de Personas ayuda gratis y en"
        " confianza, en español: **1-888-373-7888**. Si está en peligro ahora mismo, llame al **911**. Si puede, use un teléfono que nadie vigile."
        + _LATER["es"],
    },
    "abuse": {
        "en": "I am sorry this is happening. Nobody has the right to hurt you, and it is not your fault. If you are in danger right now, call **911**."
        " At any hour you can call or text **988** to talk to someone, for free and in confidence; the National Domestic Violence Hotline and a local"
        " shelter can help you plan how to be safe." + _LATER["en"],
        "es": "Lamento lo que está pasando. Nadie tiene derecho a lastimarle, y no es culpa suya. Si está en peligro ahora mismo, llame al **911**."
        " A cualquier hora puede llamar o mandar un mensaje de texto al **988** para hablar con alguien, gratis y en confianza; la Línea Nacional contra la Violencia"
        " Doméstica y un refugio cercano le ayudan a planear cómo estar a salvo." + _LATER["es"],
    },
    "child": {
        "en": "Thank you for saying so; a child's safety comes first. If a child is in danger right now, call **911**. Otherwise tell the child protective"
        " services of your state, or a teacher, doctor or nurse, today. If you are the one being hurt, it is not your fault, and **988** listens at any hour, for free."
        + _LATER["en"],
        "es": "Gracias por decirlo; la seguridad de un menor es lo primero. Si un menor está en peligro ahora mismo, llame al **911**. Si no, avise hoy a los servicios"
        " de protección de menores de su estado, o a un maestro, doctor o enfermera. Si es a usted a quien lastiman, no es culpa suya, y en el **988** escuchan a cualquier hora, gratis."
        + _LATER["es"],
    },
    # Danger of no sure kind: nothing is claimed, the person is asked, and every line is named.
    "unsure": {
        "en": "I may be reading this wrong, so I ask: are you safe, and how are you right now? If you think of dying, or of hurting yourself or someone,"
        " call or text **988** at any hour; it is free and in confidence. If anyone is in danger right now, call **911**."
        " If someone hurts you, or keeps you at work against your will, the National Human Trafficking Hotline (**1-888-373-7888**) and the National Domestic Violence Hotline help too."
        " If you only meant work, tell me so in a few more words, and I answer that.",
        "es": "Tal vez entiendo mal; por eso pregunto: ¿está a salvo y cómo se siente? Si piensa en morir, en hacerse daño o en lastimar a alguien,"
        " llame o mande un mensaje de texto al **988** a cualquier hora y oprima el dos; es gratis y en confianza. Si alguien está en peligro ahora mismo, llame al **911**."
        " Si alguien le lastima o no le deja irse, también ayudan la Línea Nacional contra la Trata de Personas (**1-888-373-7888**) y la Línea Nacional contra la Violencia Doméstica."
        " Si solo hablaba del trabajo, dígamelo y le contesto.",
    },
}

DECLINED: Words = {
    "discrimination": {
        "en": "I do not sort work or people by sex, age, race, faith, health or origin; what counts is what the work asks and what a person wants."
        " Tell me what matters to you in a job, and I show which work fits that.",
        "es": "No separo trabajos ni personas por sexo, edad, raza, religión, salud u origen; cuenta lo que pide el trabajo y lo que quiere la persona."
        " Dígame qué le importa en un empleo y le muestro qué trabajo encaja.",
    },
    "forgery": {
        "en": "I do not help with made-up papers or claims: they can cost the job and more. I can help the honest way:"
        " tell me what you have done, and I show which work asks for it, and which asks for no degree at all.",
        "es": "No ayudo con papeles ni datos inventados: pueden costar el empleo y más. Sí ayudo por el camino honesto:"
        " cuénteme qué ha hecho y le muestro qué trabajos lo piden, y cuáles no piden título.",
    },
    "privacy": {
        "en": "I know nothing about private persons and do not look for them: neither where they live nor what they earn."
        " I can show what a job pays in a place; which one would you like?",
        "es": "No sé nada de personas particulares y no las busco: ni dónde viven ni cuánto ganan."
        " Puedo mostrar cuánto paga un trabajo en un lugar; ¿cuál le interesa?",
    },
    "foretelling": {
        "en": "Nobody can foretell that about a person, and I will not guess. What I can show is how many openings a job has, what it pays and what it asks for; which job is it?",
        "es": "Nadie puede predecir eso de una persona, y no voy a adivinar. Sí puedo mostrar cuántas vacantes tiene un trabajo, cuánto paga y qué pide; ¿de cuál se trata?",
    },
    "unlawful": {
        "en": "I do not help with that; I keep to lawful work. If money is short, tell me what you can do and where you are, and I show what pays there and how to start.",
        "es": "No ayudo con eso; me quedo con el trabajo legal. Si falta dinero, dígame qué sabe hacer y dónde está, y le muestro qué se paga ahí y cómo empezar.",
    },
    "sex_work": {
        "en": "My sources hold nothing on that line of work, so I have no figures for it. I can show other work with hours or pay like you want; tell me what matters most.",
        "es": "Mis fuentes no tienen nada sobre ese tipo de trabajo, así que no tengo cifras. Puedo mostrar otros con el horario o la paga que busca; dígame qué le importa más.",
    },
    "hate": {
        "en": "I do not speak of people that way. I am glad to help anyone with jobs and careers; what would you like to know?",
        "es": "No hablo así de las personas. Con gusto ayudo a cualquiera con trabajos y carreras; ¿qué le gustaría saber?",
    },
}

POINTERS: Words = {
    "discrimination_complaint": {
        "en": "Whether that was unlawful I cannot judge; the Equal Employment Opportunity Commission (EEOC) or your state's civil rights office takes such complaints for free, and there are deadlines, so ask soon.",
        "es": "No puedo juzgar si eso fue ilegal; la Comisión para la Igualdad de Oportunidades en el Empleo (EEOC) o la oficina de derechos civiles de su estado recibe esas quejas gratis, y hay plazos, así que pregunte pronto.",
    },
    "wages": {
        "en": "On pay that was not given, the Wage and Hour Division of the US Department of Labor or your state's labor office advises for free and takes complaints, whatever your papers.",
        "es": "Si no le pagaron lo debido, la División de Horas y Salarios del Departamento de Trabajo de EE. UU. o la oficina laboral de su estado orienta gratis y recibe quejas, tenga los papeles que tenga.",
    },
    "unsafe_work": {
        "en": "On unsafe work, the Occupational Safety and Health Administration (OSHA) takes complaints, also without your name; after an injury, your state's workers' compensation office tells you what to do.",
        "es": "Sobre trabajo inseguro, la Administración de Seguridad y Salud Ocupacional (OSHA) recibe quejas, también sin su nombre; tras una lesión, la oficina de compensación para trabajadores de su estado le dice qué hacer.",
    },
    "immigration": {
        "en": "Immigration questions need someone who knows your case: US Citizenship and Immigration Services (USCIS), an immigration lawyer, or a nonprofit accredited by the Department of Justice.",
        "es": "Las preguntas de inmigración necesitan a alguien que conozca su caso: el Servicio de Ciudadanía e Inmigración (USCIS), un abogado de inmigración o una organización acreditada por el Departamento de Justicia.",
    },
    "benefits": {
        "en": "Whether you can get a benefit is for the office that pays it: your state's unemployment or human services office, the Social Security Administration, or Veterans Affairs; they answer for free.",
        "es": "Si le toca un beneficio lo decide la oficina que lo paga: la de desempleo o servicios humanos de su estado, la Administración del Seguro Social o Asuntos de Veteranos; ahí responden gratis.",
    },
    "medical": {
        "en": "That is a question for a doctor, nurse or pharmacist who can look at you; a community health center sees people at low cost, also without insurance.",
        "es": "Esa pregunta es para un médico, enfermera o farmacéutico que pueda verle; un centro de salud comunitario atiende a bajo costo, también sin seguro.",
    },
    "financial": {
        "en": "On money matters of your own I give no advice; a nonprofit credit counselor or a fee-only planner can, and for taxes the Internal Revenue Service (IRS) and its volunteer helpers.",
        "es": "Sobre su dinero no doy consejos; puede darlos un asesor de crédito sin fines de lucro o un planificador independiente, y para impuestos el IRS y sus voluntarios.",
    },
    "legal": {
        "en": "I cannot give legal advice; your local legal aid office or the state bar's referral service can, and your state's labor office answers questions on work for free.",
        "es": "No puedo dar consejo legal; sí la oficina de ayuda legal de su zona o el servicio de referencias del colegio de abogados, y la oficina laboral de su estado responde gratis sobre trabajo.",
    },
    "minor": {
        "en": "What young people may do, and for how many hours, is set by child labor rules: the Wage and Hour Division's YouthRules pages, your state's labor office or a school counselor tell you. Please share no personal details here.",
        "es": "Qué puede hacer un menor, y cuántas horas, lo fijan las reglas de trabajo juvenil: las explican la División de Horas y Salarios (YouthRules), la oficina laboral de su estado o el consejero de su escuela. Por favor, no comparta datos personales aquí.",
    },
}
ASK_ON: dict[Language, str] = {
    "en": " If a job or a field is on your mind, I gladly show what it pays and where it leads.",
    "es": " Si tiene en mente un trabajo o un campo, con gusto le muestro cuánto paga y a dónde lleva.",
}
