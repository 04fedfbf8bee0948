// The HTML report reads without this script too; it only makes reading quicker.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const radios = all(".language");
  const edition = () => document.querySelector(`.edition[lang="${radios.find((radio) => radio.checked).value}"]`);
  const twin = (id) => document.getElementById(id.replace(/^(en|zh)-/, (tag) => (tag === "en-" ? "zh-" : "en-")));

  // The first spot at or below the upper edge of the window: where one is reading.
  const spot = (within) => all("[id]", within).find((one) => one.getBoundingClientRect().bottom > 80);

  const speak = () => {
    document.documentElement.lang = edition().lang;
    document.title = edition().dataset.title;
  };

  // Both languages open and close alike, so that switching keeps what one looks at.
  const mirror = () => {
    for (const opened of all("details[id]")) {
      const other = twin(opened.id);
      if (other && !edition().contains(other)) other.open = opened.open;
    }
  };

  let reading = null;
  for (const radio of radios) {
    radio.addEventListener("change", () => {
      const other = reading && twin(reading.id);
      speak();
      if (other) other.scrollIntoView({ behavior: "instant" });
    });
  }
  const remember = () => {
    mirror();
    reading = window.scrollY < 80 ? null : spot(edition());
  };
  for (const label of all(".switch label")) label.addEventListener("pointerdown", remember);
  for (const radio of radios) radio.addEventListener("keydown", remember);

  // A link leads to the language that it names, and opens what it leads into.
  const arrive = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const home = target.closest(".edition");
    if (home && home !== edition()) {
      radios.find((radio) => radio.value === home.lang).checked = true;
      speak();
    }
    for (let up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    target.scrollIntoView({ behavior: "instant" });
  };
  window.addEventListener("hashchange", arrive);

  const deeds = {
    open: () => all("details", edition()).forEach((one) => { one.open = true; }),
    close: () => all("details", edition()).forEach((one) => { one.open = false; }),
    print: () => window.print(),
  };
  for (const button of all("[data-deed]")) button.addEventListener("click", deeds[button.dataset.deed]);

  // Who asks for one outcome wants to see the checks that have it.
  for (const choice of all(".filter input")) {
    choice.addEventListener("change", () => {
      const chosen = choice.value !== "all";
      for (const one of all(".requirement", choice.closest("section"))) {
        one.open = chosen && one.classList.contains(`has-${choice.value}`);
      }
    });
  }

  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all("details:not([open])", edition());
    closed.forEach((one) => { one.open = true; });
  });
  window.addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));

  document.documentElement.classList.add("scripted");
  speak();
  arrive();
})();
