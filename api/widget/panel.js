// The one dialog of the widget: sources, a figure's row, sharing, questions before something is deleted. It is modal,
// so the browser keeps the focus in it, closes it on Escape, and what opened it has the focus again afterwards.

import { el, button } from "./dom.js";

let named = 0;

export class Panel {
  constructor(root, t) {
    this.root = root;
    this.t = t;
    const id = `panel-title-${(named += 1)}`;
    this.title = el("h2", { id, tabindex: "-1" });
    this.body = el("div", { class: "panel-body" });
    this.backwards = button("", () => this.back(), { class: "plain", hidden: true });
    this.shut = button("×", () => this.close(), { class: "close" });
    this.node = el("dialog", { class: "panel", "aria-labelledby": id, onclose: () => this.closed(), onclick: (event) => this.outside(event) },
      el("div", { class: "panel-head" }, this.backwards, this.title, this.shut),
      this.body);
    this.before = [];
  }

  speak() {
    this.backwards.textContent = this.t("back");
    this.shut.setAttribute("aria-label", this.t("close"));
  }

  /** Shows nodes under a title; over an open panel, with a way back to what it showed. */
  open(title, ...nodes) {
    if (this.node.open) this.before.push([this.title.textContent, [...this.body.childNodes]]);
    else this.opener = this.root.activeElement;
    this.show(title, nodes);
    if (!this.node.open) this.node.showModal();
    this.title.focus();
  }

  show(title, nodes) {
    this.title.textContent = title;
    this.body.replaceChildren(...nodes.flat(Infinity).filter(Boolean));
    this.backwards.hidden = !this.before.length;
    this.node.scrollTop = 0;
  }

  back() {
    const [title, nodes] = this.before.pop();
    this.show(title, nodes);
    this.title.focus();
  }

  close() { this.node.close(); }

  closed() {
    this.before = [];
    this.body.replaceChildren();
    if (this.opener?.isConnected) this.opener.focus();
  }

  outside(event) {
    if (event.target === this.node) this.close();
  }
}
