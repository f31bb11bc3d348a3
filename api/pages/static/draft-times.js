// Moments on the pages on drafts, in the reader's own time in place of UTC.

for (const one of document.querySelectorAll("time[datetime]")) {
  const moment = new Date(one.dateTime);
  if (!Number.isNaN(moment.getTime())) {
    one.textContent = moment.toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" });
  }
}
