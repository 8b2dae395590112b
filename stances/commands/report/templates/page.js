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
    let open = null;

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
    const shut = (focus) => {
      if (!open) return;
      const link = byId.get(open.id);
      open.classList.remove("open");
      tools.hidden = true;
      document.body.append(tools, find("whose"), find("asked"));
      find("whose").hidden = find("asked").hidden = true;
      link.setAttribute("aria-expanded", "false");
      link.parentElement.classList.remove("on");
      open = null;
      root.classList.remove("reading");
      if (focus) link.focus();
    };
    const show = (id) => {
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
        link.scrollIntoView({ block: "nearest", inline: "nearest" });
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
      history.replaceState(null, "", location.href.split("#")[0] + "#positions");
      shut(true);
    };
    find("close").addEventListener("click", close);
    find("copy").addEventListener("click", () => {
      const link = location.href.split("#")[0] + "#" + encodeURIComponent(open.id);
      const say = (text) => { find("said").textContent = text; find("copy").textContent = text; };
      const copied = navigator.clipboard ? navigator.clipboard.writeText(link) : Promise.reject();
      copied.then(() => say("Copied"), () => say("The address bar has it"));
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
    const listShown = () => links.map((row) => row.filter(seen)).filter((row) => row.length);
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

    /* The filter */
    const who = find("who");
    const boxes = [...find("filter").querySelectorAll("[type=checkbox]")];
    const names = rows.map((row) => fold(row.cells[0].textContent));
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
      const count = (kept) => kept.filter(Boolean).length;
      const [e, d] = [count(keptRows), count(keptColumns)];
      find("found").textContent = e === rows.length && d === boxes.length ? "" :
        `${e} of ${rows.length} experts, ${d} of ${boxes.length} questions shown`;
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

    /* All evidence on the page, to read or to print */
    const all = find("all");
    all.addEventListener("click", () => {
      const on = root.classList.toggle("all");
      all.setAttribute("aria-pressed", String(on));
      all.textContent = on ? "Show evidence cell by cell" : "Show all evidence on the page";
    });

    readHash();
    window.addEventListener("load", readHash);
  });
})();
