// Everything that goes over the wire. A refusal is an error with its status, sentence and waiting time; a stream that
// ends before its answer does is `Cut`.

// In ms; the service sends a sign of life every 10 s.
const SILENCE = 30_000;

/** The service said no. `wait` in seconds, where it said how long. */
export class Refusal extends Error {
  constructor(status, detail, wait = null) {
    super(detail);
    this.status = status;
    this.wait = wait;
  }
}

/** The sentence for a person when something could not be fetched. */
export function sentenceOf(error, t) {
  return error instanceof Refusal ? error.message : t("unreachable");
}

/** The connection ended amid an answer. */
export class Cut extends Error {}

function waitOf(response) {
  const said = response.headers.get("Retry-After");
  if (!said) return null;
  const seconds = /^\d+$/.test(said) ? Number(said) : (Date.parse(said) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : null;
}

async function refusal(response, faulty) {
  const problem = await response.json().catch(() => ({}));
  // A proxy sends a page, not ours.
  const detail = typeof problem.detail === "string" ? problem.detail : faulty;
  return new Refusal(response.status, detail, waitOf(response));
}

async function readOrCut(reader, signal) {
  let timer;
  const silence = new Promise((_, reject) => { timer = setTimeout(() => reject(new Cut()), SILENCE); });
  try {
    return await Promise.race([reader.read(), silence]);
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Cut();
  } finally {
    clearTimeout(timer);
  }
}

/** The events of a stream, as `{name, data}`. */
async function* events(body, signal) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let buffer = "";
  try {
    for (;;) {
      const { value, done } = await readOrCut(reader, signal);
      if (done) return;
      buffer += decoder.decode(value, { stream: true }).replaceAll("\r\n", "\n");
      for (let end = buffer.indexOf("\n\n"); end >= 0; end = buffer.indexOf("\n\n")) {
        const lines = buffer.slice(0, end).split("\n");
        buffer = buffer.slice(end + 2);
        const field = (name) => lines.filter((one) => one.startsWith(`${name}:`)).map((one) => one.slice(name.length + 1).replace(/^ /, ""));
        const data = field("data").join("\n");
        if (!data) continue;
        let parsed;
        try {
          parsed = JSON.parse(data);
        } catch {
          throw new Cut();
        }
        yield { name: field("event")[0] || "message", data: parsed };
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** One service at one address, spoken to in the name of the talk in `store`. */
export class Service {
  /** `faulty`: the sentence for an answer that is not ours. */
  constructor(api, store, faulty) {
    this.api = api;
    this.faulty = faulty;
    this.store = store;
    this.foreign = new URL(api).origin !== location.origin;
  }

  async send(method, path, { body, token = this.store.token, signal, accept = "application/json", match } = {}) {
    const headers = { Accept: accept };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (match) headers["If-Match"] = match;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const response = await fetch(this.api + path, {
      method, headers, signal, cache: "no-store", redirect: "error", referrerPolicy: "no-referrer",
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw await refusal(response, this.faulty);
    return response;
  }

  /** The JSON of an answer; null where there is none. */
  async json(method, path, body, signal) {
    const response = await this.send(method, path, { body, signal });
    return response.status === 204 ? null : response.json();
  }

  /** A lookup: no token goes with it. */
  async lookup(path, signal) {
    return (await this.send("GET", path, { token: null, signal })).json();
  }

  /** The recorded talk. */
  talk(signal) { return this.json("GET", `/v1/conversations/${encodeURIComponent(this.store.id)}`, undefined, signal); }

  /** One turn as events. */
  async* turn(body, signal) {
    const token = body.conversation_id ? this.store.token : null;
    const response = await this.send("POST", "/v1/chat", { body: { ...body, stream: true }, token, signal, accept: "text/event-stream" });
    yield* events(response.body, signal);
  }

  /** Whether anybody answers at that address at all: every page may read this file. */
  async reachable(signal) {
    try {
      return (await fetch(`${this.api}/widget.js`, { cache: "no-store", signal, credentials: "omit" })).ok;
    } catch {
      return false;
    }
  }

  /** Whether the service lets this page read its answers, whatever they say. */
  async readable(signal) {
    return fetch(`${this.api}/v1/tracks`, { cache: "no-store", signal, credentials: "omit" }).then(() => true, () => false);
  }
}
