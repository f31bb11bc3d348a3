// Suggestions under a search box: a combobox that the keyboard works. Without this script the form searches as it is.

const WAIT_MS = 140;
const KINDS = { career: "Career", occupation: "Occupation", track: "Track" };
let boxes = 0;

function suggest(form) {
  const input = form.querySelector('input[name="q"]');
  if (!input) return;
  const list = document.createElement("ul");
  list.id = `options-${(boxes += 1)}`;
  list.className = "options";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  input.parentElement.append(list, status);
  for (const [name, value] of [
    ["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"],
  ]) input.setAttribute(name, value);

  let items = [];
  let chosen = -1;
  let waiting = 0;
  let asking = null;

  function choose(index) {
    chosen = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index >= 0) {
      input.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function draw() {
    const options = items.map((item, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const also = item.matched.toLowerCase() === item.title.toLowerCase() ? "" : `, also called ${item.matched}`;
      const note = document.createElement("span");
      note.textContent = KINDS[item.kind] + also;
      option.append(item.title, note);
      // Before the input loses its focus, so that the list is still there.
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); location.assign(item.url); });
      return option;
    });
    list.replaceChildren(...options);
    const open = items.length > 0 && document.activeElement === input;
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    choose(-1);
    status.textContent = open ? `${items.length} suggestions` : "";
  }

  async function ask() {
    const text = input.value.trim();
    asking?.abort();
    if (text.length < 2) { items = []; draw(); return; }
    asking = new AbortController();
    try {
      const answer = await fetch(`/v1/suggest?limit=8&q=${encodeURIComponent(text)}`, { signal: asking.signal });
      if (!answer.ok) return;
      items = (await answer.json()).items.filter((item) => item.url.startsWith("/"));
      draw();
    } catch {
      // Left for the next letter typed: the form still searches.
    }
  }

  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, WAIT_MS); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); return; }
    if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); location.assign(items[chosen].url); return; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (list.hidden && items.length === 0) return;
    event.preventDefault();
    if (list.hidden) draw();
    const step = event.key === "ArrowDown" ? 1 : -1;
    const count = items.length;
    choose(chosen < 0 ? (step > 0 ? 0 : count - 1) : (chosen + step + count) % count);
  });
}

for (const form of document.querySelectorAll("form[data-suggest]")) suggest(form);
