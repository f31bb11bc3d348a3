// My path as the service holds it: read, changed over what was read, exported, erased. The token stays in the header.

const TOKEN = "career-advisor:token";

/** A refusal with the sentence that tells it. */
export class Refused extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

/** The token of this tab's own recorded talk where it has one, else of this browser's, or null. */
export function token() {
  try {
    if (sessionStorage.getItem("career-advisor:recorded")) return sessionStorage.getItem(TOKEN);
    return localStorage.getItem(TOKEN);
  } catch {
    return null; // storage is switched off: there is no talk to speak of
  }
}

async function call(method, address, { body, match } = {}) {
  const headers = {};
  const held = token();
  if (held) headers.Authorization = `Bearer ${held}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (match) headers["If-Match"] = match;
  let answer;
  try {
    answer = await fetch(address, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: "no-store" });
  } catch {
    throw new Refused(0, "The advisor cannot be reached. Nothing was changed; try again when you are connected.");
  }
  if (answer.ok) return answer;
  let sentence = "";
  try {
    sentence = (await answer.json()).detail;
  } catch {
    // not one of our own answers: a proxy's, perhaps
  }
  throw new Refused(answer.status, sentence || "That could not be done. Please try again.");
}

/** The path and the tag it was read with. */
export async function read() {
  const answer = await call("GET", "/v1/path");
  return { path: await answer.json(), tag: answer.headers.get("ETag") };
}

/** Make one change to the newest path, whichever tab wrote it. `edit` gets the path and changes it in place. */
export async function change(edit) {
  for (let attempt = 0; ; attempt += 1) {
    const { path, tag } = await read();
    edit(path);
    try {
      return await (await call("PUT", "/v1/path", { body: path, match: tag })).json();
    } catch (error) {
      if (error.status !== 412 || attempt >= 4) throw error;
    }
  }
}

export async function erase() {
  await call("DELETE", "/v1/path");
}

export async function shares() {
  return (await (await call("GET", "/v1/shares")).json()).items;
}

export async function withdraw(key) {
  await call("DELETE", `/v1/shares/${encodeURIComponent(key)}`);
}

/** What careers, occupations and tracks a text may mean. */
export async function suggest(text) {
  return (await (await call("GET", `/v1/suggest?limit=6&q=${encodeURIComponent(text)}`)).json()).items;
}

/** Hand the path to the person as a file of theirs. */
export async function keep(address, name) {
  const url = URL.createObjectURL(await (await call("GET", address)).blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
