// The talk: asks, shows what comes, and gets over what goes wrong. A question keeps one key and one body for all its
// tries, so that the service answers it once however often it is sent.

import { spoken } from "./markdown.js";
import { newKey } from "./store.js";
import { Refusal } from "./service.js";
import { Patience } from "./patience.js";

// What can be pasted but not sent: NUL characters and halves of a pair.
const sendable = (text) => (text.toWellFormed?.() ?? text).replaceAll("\0", "").trim();

/** `stage` shows: open(question), busy(on), say(text), note(text), giveBack(text), cleared(), spoken(language). */
export class Talk {
  constructor({ service, store, options, stage, t }) {
    Object.assign(this, { service, store, options, stage, t });
    // {key, body, id, view}.
    this.turns = [];
    this.running = null;
    this.patience = new Patience(this);
  }

  /** Sends a question; false where another one is still being answered. */
  ask(text, where = {}) {
    if (this.running) return false;
    const { page, asked: language } = this.options;
    const body = {
      message: sendable(text), conversation_id: this.store.id, place: where.place || null,
      coordinates: where.coordinates || null, page, language, idempotency_key: newKey(),
    };
    this.run(this.opened(body, true));
    return true;
  }

  opened(body, live) {
    const turn = { key: body.idempotency_key, body, id: null };
    turn.view = this.stage.open(body.message, live);
    this.turns.push(turn);
    return turn;
  }

  stop() { this.running?.stopper.abort(); }

  /** Again, with the same key: at once where it waits, else from the start. */
  retry(turn) {
    if (this.running?.turn === turn) this.patience.nudge();
    else if (this.running) return;
    // The service answers a stopped question anew in its place only where nothing came after it.
    else if (turn.id && turn !== this.turns.at(-1)) this.ask(turn.body.message);
    else this.run(turn);
  }

  async run(turn) {
    const stopper = new AbortController();
    this.running = { turn, stopper };
    this.patience.begin();
    this.store.pending = turn.body;
    this.stage.busy(true);
    turn.view.begin();
    const again = () => this.retry(turn);
    try {
      for (let more = true; more;) {
        try {
          await this.once(turn, stopper.signal);
          more = false;
        } catch (error) {
          if (stopper.signal.aborted) throw error;
          more = await this.patience.after(error, turn, stopper.signal);
        }
      }
    } catch (error) {
      this.store.pending = null;
      if (stopper.signal.aborted) turn.view.trouble(this.t("stopped"), again, { calm: true });
      else turn.view.trouble(error instanceof Refusal ? error.message : this.t("broken"), again);
    } finally {
      this.running = null;
      this.stage.busy(false);
    }
  }

  async once(turn, signal) {
    const { view } = turn;
    for await (const { name, data } of this.service.turn(turn.body, signal)) {
      if (signal.aborted) signal.throwIfAborted();
      if (name === "started") {
        turn.id = data.turn_id;
        // A talk whose first answer breaks off can be taken up again only with its token.
        if (data.conversation_token) this.store.hold(data.conversation_id, data.conversation_token);
        view.begin();
        await this.stage.spoken(data.language);
      } else if (name === "tool") view.step(data);
      else if (name === "finding") view.finding(data.finding, data.facts || []);
      else if (name === "text") view.text(data.text);
      else if (name === "error") throw new Refusal(data.status, data.detail, data.status === 429 || data.status === 503 ? 5 : null);
      else if (name === "done") return this.finish(turn, data);
    }
    return this.patience.cut();
  }

  finish(turn, answer) {
    const { store } = this;
    const known = store.id === answer.conversation_id ? store.token : null;
    const token = answer.conversation_token || known;
    turn.id = answer.turn_id;
    store.pending = null;
    if (token) store.keep(answer.conversation_id, token);
    turn.view.done(answer);
    this.stage.spoken(answer.language);
    if (token) store.tell(answer.turn_id);
    else if (turn.tries && answer.outcome !== "crisis") turn.view.quiet(this.t("unlinked"));
    this.stage.say(spoken(answer.text));
  }

  /** After a reload: draws the recorded talk and asks again what had no answer yet. */
  async resume() {
    if (this.store.id) await this.refresh(this.store.pending);
    const pending = this.store.pending;
    if (!pending || this.running || this.turns.some((one) => one.key === pending.idempotency_key)) return;
    const turn = this.opened(pending, true);
    turn.tries = 1;
    await this.run(turn);
  }

  /** Draws what was recorded and is not here yet. */
  async refresh(pending = null) {
    const { id, held } = this.store;
    if (!id) return;
    try {
      this.stage.loading(true);
      const talk = await this.service.talk();
      if (id === this.store.id) {
        this.store.keep(id, this.store.token);
        const mine = this.store.pending?.idempotency_key;
        // A question that was not stopped by hand, such as by a reload, is asked again.
        for (const one of talk.turns) if (!mine || !one.answer.stopped || one.request.idempotency_key !== mine) this.draw(one);
        await this.stage.spoken(talk.turns.at(-1)?.answer.language);
      }
      if (this.store.pending && this.turns.some((one) => one.key === this.store.pending.idempotency_key && one.id)) this.store.pending = null;
    } catch (error) {
      if (error instanceof Refusal && [401, 404].includes(error.status)) {
        // A first question that is still being answered has no record yet.
        if (pending && !pending.conversation_id) return;
        if (held) return this.stage.note(this.t("talkLater"), () => this.resume());
        this.store.clear();
        if (pending) this.store.pending = { ...pending, conversation_id: null, idempotency_key: newKey() };
        this.stage.note(this.t("talkGone"));
      } else {
        this.stage.note(this.t("talkLater"), () => this.resume());
      }
    } finally {
      this.stage.loading(false);
    }
  }

  draw(recorded) {
    const key = recorded.request.idempotency_key;
    if (this.turns.some((one) => one.id === recorded.turn_id || (key && one.key === key))) return;
    const turn = this.opened(recorded.request, false);
    turn.id = recorded.turn_id;
    turn.view.done(recorded.answer, key && (() => this.retry(turn)));
  }

  /** News from another tab. */
  heard(news) {
    if (news === "gone") {
      this.forget();
      this.stage.note(this.t("goneElsewhere"));
    } else if (!this.running) {
      if (news === "other") this.forget();
      this.refresh();
    }
  }

  /** Empties the view; what is stored is not touched. */
  forget() {
    this.stop();
    this.turns = [];
    this.stage.cleared();
  }

  /** Deletes the talk on the service and here, with those that this tab gave up. */
  async remove() {
    this.stop();
    const { id, token, left } = this.store;
    for (const [one, its] of id ? [...left, [id, token]] : left) {
      try {
        await this.service.send("DELETE", `/v1/conversations/${encodeURIComponent(one)}`, { token: its });
      } catch (error) {
        if (!(error instanceof Refusal && error.status === 404)) throw error;
      }
    }
    this.store.left = [];
    this.leave();
  }

  /** Starts anew: this browser forgets the talk. */
  leave() {
    this.stop();
    this.store.clear();
    this.forget();
  }
}
