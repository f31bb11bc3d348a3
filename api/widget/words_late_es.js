// Español: las palabras de lo que se abre después. Cada clave está también en words_late_en.js; una prueba las compara.

export const WORDS = {
  promiseLong: "Cada cifra de una respuesta se busca en una de estas tablas y lleva su número. Una frase con una cifra que ninguna tabla respalda se omite. El periodo dice de cuándo es cada tabla.",
  aboutTitle: "De dónde vienen las cifras y de cuándo son", speaksOf: "Cifras de: {vintage}", build: "Edición de las tablas: {build}", sourcesTitle: "Fuentes",
  noSources: "Esta respuesta no tiene cifras, así que no tiene fuentes.", sourcesLater: "Las fuentes llegan con el final de la respuesta.",
  sourcesHow: "Los números son los de la respuesta. Abra una cifra para ver qué significa y la fila exacta de la que se leyó.", figuresFrom: "{n} cifras de aquí",
  factTitle: "¿Qué significa este número?", rowLater: "La fila se puede leer en cuanto la respuesta esté completa.", stat_median: "mediana", stat_mean: "promedio", stat_p10: "el 10 % gana menos",
  stat_p25: "el 25 % gana menos", stat_p75: "el 75 % gana menos", stat_p90: "el 90 % gana menos", stat_employment: "empleos", stat_growth: "crecimiento proyectado", stat_openings: "vacantes al año",
  stat_typical_median: "mediana típica", copied: "Copiado.", copyByHand: "Esta página no puede usar el portapapeles. Copie el texto de aquí:", copyLink: "Copiar el enlace",
  shareHow: "Solo se comparte esta respuesta con sus fuentes, nunca el resto de la conversación. Quien tenga el enlace puede leerla.", withQuestion: "Mostrar también mi pregunta",
  makeLink: "Crear un enlace", savePdf: "Guardar como PDF", shareLink: "Enlace a esta respuesta", shareReady: "El enlace está listo:", openPage: "Abrir", openPdf: "PDF",
  takeBack: "Retirar el enlace", shareGone: "El enlace ya no funciona.", noShare: "Aquí no se ofrece compartir.", thanks: "Gracias.", noFeedback: "Aquí no se reciben opiniones.",
  whatWasWrong: "¿Qué estuvo mal?", inYourWords: "Con sus palabras, si quiere (como máximo {n} caracteres)", reason_wrong_figure: "Una cifra es incorrecta",
  reason_not_my_question: "No es lo que pregunté", reason_wrong_place: "Trata de otro lugar", reason_out_of_date: "No está al día", reason_hard_to_read: "Es difícil de leer",
  reason_missing: "Falta algo", reason_other: "Otra cosa", saved: "«{title}» está guardado.", noPath: "Aquí no se ofrece Mi camino.",
  newTalk_: "Conversación nueva", saveCopy: "Guardar una copia", deleteTalk: "Borrar la conversación", savedCopy: "La copia está entre sus descargas.", nothingYet: "Todavía no hay conversación.", newTitle: "¿Empezar otra conversación?", newWords: "Este navegador olvidará la conversación actual, y con ella Mi camino. Para quitarla también del servicio, borre la conversación.",
  newYes: "Empezar", deleteTitle: "¿Borrar la conversación?", deleteWords: "Se quitan todas las preguntas, respuestas, carreras guardadas y enlaces compartidos de esta conversación, aquí y en el servicio. No se puede deshacer.", deleteYes: "Borrar", deleted: "La conversación está borrada.",
  locating: "Preguntando a su navegador…", noPosition: "Su navegador no dio una posición. Puede escribir un ZIP o una ciudad.", cancel: "Cancelar", loading: "Un momento…",
  send: "Enviar",
};
