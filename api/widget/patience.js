// What to do when a try failed: wait, look for the recorded answer, ask again, or say what is wrong. Every decision is
// `true` (again) or `false` (said, over); whoever stops it aborts the signal.

import { newKey } from "./store.js";
import { Cut, Refusal } from "./service.js";

// Seconds that are waited without asking.
const LONGEST_WAIT = 120;
const TRIES = 4;
const LOOKS = 4;
// Times that a talk without a record is asked for.
const LONGEST_HELD = 3;

export class Patience {
  constructor(talk) {
    this.talk = talk;
    this.wake = null;
    this.begin();
  }

  begin() { this.tries = this.waited = 0; this.asked = false; }

  cut() { throw new Cut(); }

  /** Ends the present waiting. */
  nudge() { this.wake?.(); }

  /** Whether it was ended before its time. */
  pause(ms, signal) {
    return new Promise((resolve, reject) => {
      const end = (how) => { clearTimeout(timer); this.wake = null; signal.removeEventListener("abort", stop); how(); };
      const stop = () => end(() => reject(signal.reason));
      const timer = setTimeout(() => end(() => resolve(false)), ms);
      this.wake = () => end(() => resolve(true));
      if (signal.aborted) stop();
      else signal.addEventListener("abort", stop);
    });
  }

  async after(error, turn, signal) {
    turn.tries = (turn.tries || 0) + 1;
    if (error instanceof Cut) return this.mend(turn, signal);
    if (error instanceof Refusal) return this.refused(error, turn, signal);
    if (error instanceof TypeError) return this.unreached(turn, signal);
    throw error;
  }

  async refused(error, turn, signal) {
    const { talk } = this;
    const { status, wait } = error;
    const again = () => talk.retry(turn);
    if ((status === 404 || status === 401) && turn.body.conversation_id) {
      const held = talk.store.held && talk.store.id === turn.body.conversation_id;
      if (held && this.waited < LONGEST_HELD) {
        // The talk's first question was stopped, and the service lets its talk wait for that record. Where it does not
        // know of it, another process of it may, a little later.
        this.waited += 1;
        turn.view.waiting(talk.t("stillAnswering"));
        await this.pause(1000 * 2 ** this.waited, signal);
        return true;
      }
      // The talk is no longer there; the question is. It opens a new talk.
      if (held) talk.store.abandon();
      else talk.store.clear();
      turn.body = { ...turn.body, conversation_id: null, idempotency_key: newKey() };
      turn.key = turn.body.idempotency_key;
      talk.store.pending = turn.body;
      turn.view.quiet(talk.t("newTalk"));
      return true;
    }
    if (status === 409 && this.tries < TRIES) {
      this.tries += 1;
      turn.view.waiting(talk.t("stillAnswering"));
      await this.pause(2000, signal);
      return true;
    }
    if ((status === 429 || status === 503) && this.tries < TRIES && (wait || 5) <= LONGEST_WAIT) {
      this.tries += 1;
      await this.count(wait || 5, error.message, turn, signal);
      return true;
    }
    talk.store.pending = null;
    const later = wait && wait > LONGEST_WAIT ? ` ${talk.t(wait > 5400 ? "inHours" : "inMinutes", { n: Math.ceil(wait / (wait > 5400 ? 3600 : 60)) })}` : "";
    turn.view.trouble(error.message + later, [400, 413, 422].includes(status) ? null : again);
    if ([400, 413, 422].includes(status)) talk.stage.giveBack(turn.body.message);
    return false;
  }

  /** Counts down in words; said once, shown every second. */
  async count(seconds, why, turn, signal) {
    const { t } = this.talk;
    turn.view.trouble(why, () => this.nudge(), { calm: true });
    const until = Date.now() + seconds * 1000;
    for (let left = seconds; left > 0; left = Math.ceil((until - Date.now()) / 1000)) {
      turn.view.ticking(t(left === 1 ? "againInOne" : "againIn", { n: left }));
      if (await this.pause(Math.min(1000, until - Date.now()), signal)) return;
    }
  }

  /** The request never came through. */
  async unreached(turn, signal) {
    const { talk } = this;
    const again = () => talk.retry(turn);
    if (await talk.service.reachable(signal)) {
      if (await this.barred(signal)) {
        talk.store.pending = null;
        turn.view.trouble(talk.t("foreign", { origin: location.origin }));
        return false;
      }
      this.tries += 1;
      if (this.tries < TRIES) {
        await this.pause(1000, signal);
        return true;
      }
      turn.view.trouble(talk.t("unreachable"), again);
      return false;
    }
    await this.back(turn, signal);
    return true;
  }

  /** Whether this page may not read what the service says; one connection that broke off does not tell. */
  async barred(signal = new AbortController().signal) {
    const { service } = this.talk;
    for (let looks = 0; service.foreign && looks < 3; looks += 1) {
      if (looks) await this.pause(700, signal);
      if (await service.readable(signal)) return false;
    }
    return service.foreign && service.reachable(signal);
  }

  /** Waits until the service can be reached, or somebody presses the button. */
  async back(turn, signal) {
    turn.view.trouble(this.talk.t("unreachable"), () => this.nudge());
    // The network needs a moment after the browser says that it is there.
    const online = () => setTimeout(() => this.nudge(), 1000);
    window.addEventListener("online", online);
    try {
      for (let wait = 2000; ; wait = Math.min(wait * 1.5, 15_000)) {
        await this.pause(wait, signal);
        if (await this.talk.service.reachable(signal)) return;
      }
    } finally {
      window.removeEventListener("online", online);
    }
  }

  /** An answer broke off. It may have been recorded whole before the service noticed, so it is looked for first. */
  async mend(turn, signal) {
    const { talk } = this;
    turn.view.trouble(talk.t("cut"), () => this.nudge());
    for (let looks = 0; looks < LOOKS;) {
      await this.pause(looks ? 2000 : 800, signal);
      try {
        if (!talk.store.id) {
          if (!(await talk.service.reachable(signal))) throw new TypeError("no network");
          break;
        }
        const found = (await talk.service.talk(signal)).turns
          .find((one) => one.turn_id === turn.id || one.request.idempotency_key === turn.key);
        // The service took the broken connection for a reader who left.
        if (found?.answer.stopped) break;
        if (found) {
          talk.finish(turn, found.answer);
          turn.view.quiet(talk.t("mended"));
          return false;
        }
        looks += 1;
      } catch (error) {
        if (signal.aborted) throw error;
        // The first turn of a talk was not recorded, so there is no talk.
        if (error instanceof Refusal) break;
        await this.back(turn, signal);
      }
    }
    if (!this.asked) {
      // Once by itself; then a person decides.
      this.asked = true;
      turn.view.waiting(talk.t("askingAgain"));
      return true;
    }
    turn.view.trouble(talk.t("notKept"), () => talk.retry(turn));
    return false;
  }
}
