(() => {
  "use strict";
  const root = document.documentElement;
  const themes = ["system", "light", "dark"];
  const recall = () => { try { return localStorage.getItem("stances-theme"); } catch { return null; } };
  const remember = (theme) => { try { localStorage.setItem("stances-theme", theme); } catch { /* as private windows may */ } };
  const find = (id) => document.getElementById(id);
  const wear = (theme) => {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  };
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const name = (link) => link.getAttribute("href").slice(1); /* as it is written, not as a URL has it */
  root.classList.add("js");
  wear(themes.includes(recall()) ? recall() : "system");

  document.addEventListener("DOMContentLoaded", () => {
    const table = find("positions-table");
    const rows = [...table.tBodies[0].rows];
    const links = rows.map((row) => [...row.querySelectorAll("td > a")]);
    const byId = new Map(links.flat().map((link) => [name(link), link]));
    const tools = find("tools");
    const questions = [...document.querySelectorAll("#questions article")];
    const people = [...document.querySelectorAll(".person")];
    const narrow = window.matchMedia("(max-width: 42rem)");
    const say = (text) => { find("said").textContent = text; };
    let open = null;
    let clicked = null; /* the link that was clicked last, and how far down the window it was */
    let opener = null; /* the one that opened the evidence */

    /* The theme */
    const theme = find("theme");
    const nameTheme = () => { theme.lastElementChild.textContent = root.dataset.theme || "system"; };
    nameTheme();
    theme.addEventListener("click", () => {
      const now = themes[(themes.indexOf(root.dataset.theme || "system") + 1) % themes.length];
      wear(now);
      remember(now);
      nameTheme();
    });

    /* Opening and closing a cell */
    table.setAttribute("role", "grid");
    for (const link of byId.values()) {
      link.setAttribute("aria-expanded", "false");
      link.tabIndex = -1;
    }
    const findTop = (link) => link.getBoundingClientRect().top;
    const keepPlace = ({ link, top }) => window.scrollBy({ top: findTop(link) - top, behavior: "instant" });
    const shut = (focus) => {
      if (!open) return;
      const link = byId.get(open.id);
      const from = opener && (opener.link === link || !table.contains(opener.link)) ? opener : null;
      open.classList.remove("open");
      tools.hidden = true;
      document.body.append(tools, find("whose"), find("asked"));
      find("whose").hidden = find("asked").hidden = true;
      link.setAttribute("aria-expanded", "false");
      link.parentElement.classList.remove("on");
      open = null;
      root.classList.remove("reading");
      if (!focus) return;
      opener = null;
      (from?.link ?? link).focus({ preventScroll: true });
      if (from) keepPlace(from);
      else link.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    };
    const show = (id) => {
      if (clicked && name(clicked.link) === id) opener = clicked;
      clicked = null;
      const section = find(id);
      const link = byId.get(id);
      if (!section || !link) return;
      if (open !== section) {
        shut(false);
        open = section;
        open.classList.add("open");
        const person = open.parentElement;
        const question = questions[[...person.children].indexOf(open) - 1];
        find("whose").textContent = person.firstElementChild.textContent;
        find("asked").textContent = question.querySelector("p").textContent;
        const heading = open.querySelector("h4");
        heading.tabIndex = -1;
        heading.prepend(find("whose"));
        heading.append(find("asked"));
        find("whose").hidden = find("asked").hidden = false;
        open.prepend(tools);
        tools.hidden = false;
        open.scrollTop = 0;
        link.setAttribute("aria-expanded", "true");
        link.parentElement.classList.add("on");
        root.classList.add("reading");
        rove(link);
        if (opener && name(opener.link) === id) keepPlace(opener);
        if (!opener || table.contains(opener.link)) link.scrollIntoView({ block: "nearest", inline: "nearest" });
      }
      open.querySelector("h4").focus({ preventScroll: !root.classList.contains("all") });
    };
    const readHash = () => {
      let id = location.hash.slice(1);
      try { id = decodeURIComponent(id); } catch { /* as it is */ }
      if (byId.has(id)) show(id);
      else if (open && id) shut(false);
    };
    window.addEventListener("hashchange", readHash);
    document.addEventListener("click", (event) => {
      const link = event.target.closest('main a[href^="#cell-"]');
      if (link) clicked = { link, top: findTop(link) };
    }, { capture: true });
    table.addEventListener("click", (event) => {
      const link = event.target.closest("td > a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const id = name(link);
      if (open && open.id === id) close();
      else if (location.hash === link.hash) show(id);
      else location.hash = link.hash;
    });
    const close = () => {
      const part = opener?.link.closest("article, section").id ?? "positions";
      history.replaceState(null, "", location.href.split("#")[0] + "#" + part);
      shut(true);
    };
    find("close").addEventListener("click", close);
    find("copy").addEventListener("click", () => {
      const link = location.href.split("#")[0] + "#" + encodeURIComponent(open.id);
      const tell = (text) => { say(text); find("copy").textContent = text; };
      const copied = navigator.clipboard ? navigator.clipboard.writeText(link) : Promise.reject();
      copied.then(() => tell("Copied"), () => tell("The address bar has it"));
      setTimeout(() => { find("copy").textContent = "Copy link"; }, 2000);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && open) close();
      if (event.key !== "Tab" || !open || !narrow.matches || root.classList.contains("all")) return;
      /* On a phone the evidence covers the page, so the focus stays in it. */
      const [first, last] = [find("previous"), find("close")];
      if (event.shiftKey ? document.activeElement === first : document.activeElement === last) {
        event.preventDefault();
        (event.shiftKey ? last : first).focus();
      }
    });

    /* Keys between cells */
    let current = null;
    const rove = (link) => {
      if (current) current.tabIndex = -1;
      current = link;
      current.tabIndex = 0;
    };
    const seen = (link) => link && !link.parentElement.hidden && !link.closest("tr").hidden;
    const listShown = () => [...table.tBodies[0].rows]
      .map((row) => links[row.dataset.e].filter(seen)).filter((row) => row.length);
    if (links[0]?.[0]) rove(links[0][0]);
    table.addEventListener("focusin", (event) => {
      const link = event.target.closest("td > a");
      if (link) rove(link);
    });
    const step = (link, key, far) => {
      const shown = listShown();
      const y = shown.findIndex((row) => row.includes(link));
      if (y < 0) return null;
      const x = shown[y].indexOf(link);
      const ends = { Home: [far ? 0 : y, 0], End: [far ? shown.length - 1 : y, shown[y].length - 1] };
      const moves = { ArrowUp: [y - 1, x], ArrowDown: [y + 1, x], ArrowLeft: [y, x - 1], ArrowRight: [y, x + 1], ...ends };
      return moves[key] ? shown[moves[key][0]]?.[moves[key][1]] : undefined;
    };
    table.addEventListener("keydown", (event) => {
      const link = event.target.closest("td > a");
      if (!link || event.altKey || event.metaKey) return;
      if (event.key === " ") {
        event.preventDefault();
        link.click();
        return;
      }
      const next = step(link, event.key, event.ctrlKey);
      if (next === undefined && !/^(Arrow|Home|End)/.test(event.key)) return;
      event.preventDefault();
      if (next) next.focus();
    });
    for (const [id, by] of [["previous", -1], ["next", 1]]) {
      find(id).addEventListener("click", () => {
        const shown = listShown().flat();
        const next = shown[shown.indexOf(byId.get(open.id)) + by];
        if (next) { history.replaceState(null, "", next.hash); show(name(next)); find(id).focus(); }
      });
    }

    /* Names beside a rank lead to the cell as well */
    questions.forEach((question, to) => {
      for (const row of question.querySelectorAll("tr[data-e]")) {
        const link = document.createElement("a");
        link.href = links[row.dataset.e][to].hash;
        link.append(...row.cells[1].childNodes);
        row.cells[1].append(link);
      }
    });

    /* Where a cell stands: the side of a coder's word, or else of the position */
    const STANDS = { f: 1, m: 0, a: -1 };
    const readCell = (cell) => {
      const stand = cell.className[0];
      const found = /(~ )?([+−])(\d\.\d+)/.exec(cell.textContent.replace(/\[.\]/, ""));
      const given = !found ? "s" : found[1] ? "m" : found[2] === "+" ? "f" : "a";
      const holds = Boolean(found) && stand === given;
      return { holds, value: holds ? Number((found[2] === "+" ? "" : "-") + found[3]) : STANDS[stand] };
    };

    /* The filter */
    const who = find("who");
    const boxes = [...find("filter").querySelectorAll("[type=checkbox]")];
    const named = rows.map((row) => row.cells[0].textContent.trim());
    const names = named.map(fold);
    const lists = [...document.querySelectorAll("[data-who]")].map((place) => {
      const to = place.classList.contains("words") ? Number(place.closest("[data-d]").dataset.d) : null;
      const label = (at) => to === null ? named[at] : `${named[at]} ${links[at][to].querySelector("b").textContent}`;
      return { place, all: place.dataset.who.split(" ").map((at) => [at, label(at)]) };
    });
    const sift = () => {
      const parts = fold(who.value).split(",").map((part) => part.trim()).filter(Boolean);
      const keptRows = names.map((name) => !parts.length || parts.some((part) => name.includes(part)));
      const keptColumns = boxes.map((box) => box.checked);
      rows.forEach((row, at) => {
        row.hidden = !keptRows[at];
        keptColumns.forEach((kept, to) => { row.cells[to + 1].hidden = !kept; });
      });
      keptColumns.forEach((kept, to) => { table.tHead.rows[0].cells[to + 1].hidden = !kept; });
      for (const row of find("pairs")?.rows ?? []) {
        [...row.cells].slice(1).forEach((cell, to) => { cell.hidden = !keptRows[to]; });
      }
      for (const one of document.querySelectorAll("[data-e]")) one.toggleAttribute("hidden", !keptRows[one.dataset.e]);
      for (const person of people) {
        keptColumns.forEach((kept, to) => { person.children[to + 1].hidden = !kept; });
      }
      for (const one of document.querySelectorAll("[data-d]")) one.hidden = !keptColumns[one.dataset.d];
      for (const { place, all } of lists) {
        const left = all.filter(([at]) => keptRows[at]).map(([, label]) => label);
        place.textContent = left.join(", ");
        place.parentElement.hidden = !left.length;
      }
      const count = (kept) => kept.filter(Boolean).length;
      const [e, d] = [count(keptRows), count(keptColumns)];
      const placed = listShown().flat().filter((link) => readCell(link.parentElement).holds).length;
      find("counts").textContent = `${e} expert${e === 1 ? "" : "s"}, ${d} question${d === 1 ? "" : "s"}; `
        + `${placed} of ${e * d} cells show a position`;
      find("found").textContent = e === rows.length && d === boxes.length ? "" :
        `${e} of ${rows.length} experts, ${d} of ${boxes.length} questions shown; ranks and map are among all`;
      find("unfilter").hidden = !find("found").textContent;
      find("none").hidden = e > 0 && d > 0;
      const first = listShown()[0]?.[0];
      if (!seen(current) && first) rove(first);
      if (open && !seen(byId.get(open.id))) close();
    };
    find("filter").addEventListener("input", sift);
    find("filter").addEventListener("submit", (event) => event.preventDefault());
    find("filter").addEventListener("reset", () => setTimeout(sift));
    find("again").addEventListener("click", () => { find("filter").reset(); who.focus(); });
    find("unfilter").hidden = true;

    /* Experts in the order of a question */
    const heads = [...table.tHead.rows[0].cells];
    const compare = (to, sign) => {
      if (to === 0) return (one, two) => sign * (named[one] < named[two] ? -1 : 1);
      const values = rows.map((row) => readCell(row.cells[to]).value);
      return (one, two) => (values[one] === undefined) - (values[two] === undefined)
        || sign * ((values[one] ?? 0) - (values[two] ?? 0)) || one - two;
    };
    const sort = (to, way) => {
      heads.forEach((head, at) => { head.setAttribute("aria-sort", at === to ? way : "none"); });
      const order = [...rows.keys()];
      if (way !== "none") order.sort(compare(to, way === "ascending" ? 1 : -1));
      table.tBodies[0].append(...order.map((at) => rows[at]));
      say(way === "none" ? "Experts in their first order" : `Sorted by ${heads[to].textContent.trim()}, ${way}`);
    };
    heads.forEach((head, to) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.setAttribute("aria-label", `Sort by ${head.textContent.trim()}`);
      const ways = to ? ["descending", "ascending", "none"] : ["ascending", "descending", "none"];
      button.addEventListener("click", () => {
        sort(to, ways[(ways.indexOf(head.getAttribute("aria-sort")) + 1) % 3]);
      });
      head.setAttribute("aria-sort", "none");
      head.append(button);
    });

    /* How much each expert speaks of a question */
    const salience = find("salience");
    salience.addEventListener("click", () => {
      const on = root.classList.toggle("salient");
      salience.setAttribute("aria-pressed", String(on));
      const shares = [...byId.values()].map((link) => Number(link.dataset.w ?? 0));
      const most = Math.max(...shares, 1);
      [...byId.values()].forEach((link, at) => {
        const words = `, ${shares[at]} % of the words`;
        link.style.setProperty("--share", shares[at] / most);
        const label = link.getAttribute("aria-label");
        link.setAttribute("aria-label", on ? label + words : label.slice(0, -words.length));
      });
    });

    /* All evidence on the page, to read or to print */
    const all = find("all");
    all.addEventListener("click", () => {
      const on = root.classList.toggle("all");
      all.setAttribute("aria-expanded", String(on));
      all.textContent = on ? "Hide the evidence" : "Show all evidence";
    });

    /* On a phone the table comes first */
    const folds = [find("sieve"), find("key")];
    const fit = () => { for (const one of folds) one.open = !narrow.matches; };
    narrow.addEventListener("change", fit);
    fit();
    window.addEventListener("beforeprint", () => { find("key").open = true; });

    /* An edge behind which there is more is in shade */
    for (const frame of document.querySelectorAll(".frame")) {
      const inside = frame.firstElementChild;
      const shade = () => {
        const left = inside.scrollWidth - inside.clientWidth - inside.scrollLeft;
        frame.classList.toggle("before", inside.scrollLeft > 1);
        frame.classList.toggle("behind", left > 1);
      };
      inside.addEventListener("scroll", shade, { passive: true });
      const watch = new ResizeObserver(shade);
      watch.observe(inside);
      watch.observe(inside.firstElementChild);
    }

    readHash();
    window.addEventListener("load", readHash);
  });
})();
