// What fields of a profile or a track are called, in Spanish. The same keys as fields_en.js.

export const FIELDS = {
  median: "Paga mediana", change: "Cambio en estos años", points: "Por año",
  in_our_words: "En nuestras palabras", tasks: "Tareas", morning: "Una mañana", who_thrives: "A quién le va bien", leaving: "Por qué la gente se va", without_degree: "Entrar sin título", codes: "Por código",
  entry: "Típico para entrar", named_as_required: "Lo que se exige, según quienes hacen el trabajo", before_entry: "Años antes de entrar", then_on_the_job: "Después, en el puesto", ai_outlook: "Resistencia a la IA, 1 a 6", low: "Lo más bajo de su rango", high: "Lo más alto de su rango",
  no_pay: "Por qué no hay paga", links: "Dónde buscar", lacking: "No está en los datos", facts: "Como lo publica esa fuente", published_elsewhere: "Publicado en otra parte", annual_p10_usd: "10% gana menos de", annual_median_usd: "Mediana",
  annual_p90_usd: "90% gana menos de", nominal: "En dólares", real: "A precios de EE. UU.", real_pay: "Paga, descontados los precios", covers: "Parte de sus empleos cubierta", rank: "Lugar en dólares", rank_in_us_prices: "Lugar a precios de EE. UU.", highest: "Los más altos en dólares", highest_in_us_prices: "Los más altos a precios de EE. UU.",
  moved_most: "Los que más cambian entre los dos", tiers: "Por nivel de precios", write_to: "Escribir a", build: "Edición", cost_min_usd: "Costo más bajo", cost_typical_usd: "Costo típico", cost_max_usd: "Costo más alto", years_min: "Menos años",
  years_typical: "Años típicos", years_max: "Más años", entry_education: "Estudios al entrar", work_experience: "Experiencia previa", on_the_job_training: "Formación en el puesto", job_zone: "Zona de preparación, 1 a 5", share: "Parte", level: "Nivel", levels: "Niveles", mid: "Medio", senior: "Superior",
  executive: "Dirección", roles: "Puestos", sectors: "Por industria", stretches: "Tramos de años", years: "Años", year: "Año", programs: "Programas de estudio", in_demand: "Con demanda", hot: "Tecnologías muy pedidas", skills: "Destrezas", abilities: "Aptitudes", importance: "Importancia, 0 a 100", tier: "Qué tan cerca", role: "Papel", category: "Categoría",
  careers: "Carreras", tracks: "Trayectorias", outlook: "Perspectiva", required: "Hace falta", publisher: "Publica", caveat: "Tenga en cuenta", cost: "Costo", method: "Método", licence: "Licencia", attribution: "Atribución", also_cited_as: "También citado como", members: "Miembros", state: "Estado", states: "Estados", sector: "Industria", classification: "Códigos de ese tiempo", specializations_beside_it: "Otras especializaciones",
  vintage: "Habla de", dataset: "Datos", page: "Página", percentiles: "Paga", blurb: "Sobre ella",
};
