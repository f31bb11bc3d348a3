// Words that are needed only when somebody opens sources, shares, keeps or judges an answer.

export const WORDS = {
  promiseLong: "Every figure in an answer is looked up in one of these tables and carries its number. A sentence with a figure that no table supports is left out. The period says how old each table is.",
  aboutTitle: "Where the figures come from and how old they are", speaksOf: "Figures of: {vintage}", build: "Edition of the tables: {build}", sourcesTitle: "Sources",
  noSources: "This answer has no figures, so it has no sources.", sourcesLater: "The sources come with the end of the answer.",
  sourcesHow: "The numbers are those in the answer. Open a figure to see what it means and the very row it was read from.", figuresFrom: "{n} figures from here",
  factTitle: "What does this number mean?", rowLater: "The row can be read as soon as the answer is complete.", stat_median: "median", stat_mean: "average", stat_p10: "10% earn less",
  stat_p25: "25% earn less", stat_p75: "75% earn less", stat_p90: "90% earn less", stat_employment: "jobs", stat_growth: "projected growth", stat_openings: "openings a year",
  stat_typical_median: "typical median", copied: "Copied.", copyByHand: "This page may not use the clipboard. Copy the text from here:", copyLink: "Copy the link",
  shareHow: "Only this answer with its sources is shared, never the rest of the talk. Whoever has the link can read it.", withQuestion: "Show my question with it", makeLink: "Make a link",
  savePdf: "Save as PDF", shareLink: "Link to this answer", shareReady: "The link is ready:", openPage: "Open", openPdf: "PDF", takeBack: "Take the link back", shareGone: "The link no longer works.",
  noShare: "Sharing is not offered here.", thanks: "Thank you.", noFeedback: "Feedback is not taken here.", whatWasWrong: "What was wrong?",
  inYourWords: "In your words, if you like (at most {n} characters)", reason_wrong_figure: "A figure is wrong", reason_not_my_question: "It is not what I asked",
  reason_wrong_place: "It is about the wrong place", reason_out_of_date: "It is out of date", reason_hard_to_read: "It is hard to read", reason_missing: "Something is missing",
  reason_other: "Something else", saved: "“{title}” is saved.", noPath: "My path is not offered here.",
  newTalk_: "New talk", saveCopy: "Save a copy", deleteTalk: "Delete the talk", savedCopy: "The copy is among your downloads.", nothingYet: "There is no talk yet.", newTitle: "Start a new talk?", newWords: "This browser then forgets the talk you have now, and My path with it. To remove it from the service as well, delete the talk instead.",
  newYes: "Start new", deleteTitle: "Delete the talk?", deleteWords: "All questions, answers, saved careers and shared links of this talk are removed, here and on the service. This cannot be undone.", deleteYes: "Delete", deleted: "The talk is deleted.",
  locating: "Asking your browser…", noPosition: "Your browser gave no position. You can type a ZIP or a city.", cancel: "Cancel", loading: "One moment…",
  send: "Send",
};
