"use strict";
(() => {
  const byId = id => document.getElementById("page." + id);
  const search = byId("search"), owner = byId("owner"), environment = byId("environment");
  const result = byId("result"), nothing = byId("nothing"), themeButton = byId("theme");
  const main = byId("main");

  for (const element of document.querySelectorAll("[data-script]")) element.hidden = false;

  // ---- what is searched: read from the document once, when the browser has time or the first letter is typed

  const links = document.querySelectorAll(".toc > li");
  const articles = Array.from(document.querySelectorAll("article"), (element, i) => ({ element, item: links[i], link: links[i].firstElementChild }));
  let isIndexed = false;

  const index = () => {
    if (isIndexed) return;
    isIndexed = true;
    for (const article of articles) {
      article.text = article.element.textContent.toLowerCase();
      article.name = article.element.id.toLowerCase();
      article.environments = new Set(Array.from(article.element.querySelectorAll(".secrets > li"), li => li.dataset.environment));
      article.keys = Array.from(article.element.querySelectorAll("h4 > a"), a => ({ text: a.textContent, lower: a.textContent.toLowerCase(), href: a.getAttribute("href") }));
    }
  };

  (window.requestIdleCallback || (f => setTimeout(f, 50)))(index);

  const maxKeyLinks = 40;
  let keyLists = [];

  const filter = () => {
    index();
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const list of keyLists) list.remove();
    keyLists = [];
    let shown = 0, keyLinks = 0;
    for (const article of articles) {
      const isShown = (owner.value === "*" || article.element.dataset.owner === owner.value)
        && (environment.value === "*" || article.environments.has(environment.value))
        && words.every(word => article.text.includes(word));
      if (article.element.hidden === isShown) {
        article.element.hidden = !isShown;
        article.item.hidden = !isShown;
      }
      if (!isShown) continue;
      shown++;
      if (words.length > 0 && keyLinks < maxKeyLinks) keyLinks += addKeys(article, words);
    }
    nothing.hidden = shown > 0;
    result.textContent = shown === articles.length ? "" : shown + " of " + articles.length + (articles.length === 1 ? " category" : " categories");
  };

  // The keys that match, below their category.
  const addKeys = (article, words) => {
    const matches = article.keys.filter(key => words.some(word => key.lower.includes(word))).slice(0, 4);
    if (matches.length === 0) return 0;
    const list = document.createElement("ul");
    for (const key of matches) {
      const link = document.createElement("a");
      link.href = key.href;
      link.textContent = key.text;
      list.appendChild(document.createElement("li")).appendChild(link);
    }
    article.item.appendChild(list);
    keyLists.push(list);
    return matches.length;
  };

  const clear = () => {
    search.value = "";
    owner.value = "*";
    environment.value = "*";
    showEnvironment();
    filter();
  };

  // ---- code and commands for the environment that is selected

  const showEnvironment = () => {
    for (const article of articles) {
      const secrets = article.element.querySelectorAll(".secrets > li");
      const secret = Array.from(secrets).find(li => li.dataset.environment === environment.value) || secrets[0];
      const name = quote(secret.querySelector("code").textContent);
      for (const span of article.element.querySelectorAll("[data-accessor]:not(li)")) span.textContent = secret.dataset.accessor;
      for (const span of article.element.querySelectorAll("[data-secret]")) span.textContent = name;
    }
  };

  // As the command line quotes names in messages.
  const quote = name => /^[A-Za-z0-9\/_+=.@:-]*$/.test(name) ? name : "'" + name.replaceAll("'", "'\\''") + "'";

  search.addEventListener("input", filter);
  owner.addEventListener("change", filter);
  environment.addEventListener("change", () => { showEnvironment(); filter(); });
  document.querySelector("[data-clear]").addEventListener("click", () => { clear(); search.focus(); });

  search.addEventListener("keydown", event => {
    if (event.key === "Escape" && search.value) {
      event.preventDefault();
      clear();
    } else if (event.key === "Enter") {
      const first = document.querySelector(".toc > li:not([hidden]) ul a") || document.querySelector(".toc > li:not([hidden]) > a");
      if (first) first.click();
    }
  });

  document.addEventListener("keydown", event => {
    const isTyping = event.target instanceof Element && event.target.closest("input, select, textarea");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });

  // ---- links: what they point to is shown, whatever the filters say

  const target = () => {
    let id;
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return null;
    }
    return id ? document.getElementById(id) : null;
  };

  const reveal = () => {
    const element = target();
    const article = element && element.closest("article");
    if (!article) return;
    if (article.hidden) clear();
    element.scrollIntoView();
    mark(article);
  };

  // ---- the category that is read at the moment, in the list

  let current;
  const mark = article => {
    if (current === article) return;
    const of = element => element && links[articles.findIndex(a => a.element === element)].firstElementChild;
    if (current) of(current).removeAttribute("aria-current");
    current = article;
    const link = of(article);
    link.setAttribute("aria-current", "true");
    const list = link.closest(".toc"), item = link.parentElement;
    if (list.scrollHeight > list.clientHeight && (item.offsetTop < list.scrollTop || item.offsetTop + item.offsetHeight > list.scrollTop + list.clientHeight)) {
      list.scrollTop = item.offsetTop - list.clientHeight / 3;
    }
  };

  // ---- copying: buttons where they are needed, when an article comes into view

  const copy = async (button, text) => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not allowed";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  };

  const addButtons = article => {
    for (const code of article.querySelectorAll(".copy")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy-button";
      button.textContent = "Copy";
      const what = code.matches(".command") ? "the command" : code.matches("pre") ? "the code" : "the name";
      const of = code.closest(".key")?.querySelector("h4")?.textContent ?? code.textContent;
      button.setAttribute("aria-label", "Copy " + what + " of " + of);
      button.addEventListener("click", () => copy(button, (code.matches("pre") ? code.querySelector("code") : code).textContent));
      code.after(button);
      if (code.matches("pre")) {
        const frame = document.createElement("div");
        frame.className = "frame";
        code.replaceWith(frame);
        frame.append(code, button);
      }
    }
  };

  const today = Math.floor(Date.now() / 86400000);
  const ages = article => {
    for (const time of article.querySelectorAll("time")) {
      const count = Math.floor(Date.parse(time.dateTime) / 86400000) - today;
      time.title = time.dateTime;
      time.textContent = count === 0 ? "today" : count < 0 ? -count + (count === -1 ? " day ago" : " days ago") : "in " + count + (count === 1 ? " day" : " days");
    }
  };

  const near = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      near.unobserve(entry.target);
      addButtons(entry.target);
      ages(entry.target);
    }
  }, { rootMargin: "600px" });

  const reading = new IntersectionObserver(entries => {
    for (const entry of entries) if (entry.isIntersecting) mark(entry.target);
  }, { rootMargin: "-15% 0px -80% 0px" });

  for (const { element } of articles) {
    near.observe(element);
    reading.observe(element);
  }

  // ---- colors: as the system, light, dark

  const themes = ["system", "light", "dark"];
  const showTheme = () => { themeButton.textContent = "Theme: " + (document.documentElement.dataset.theme || "system"); };
  themeButton.addEventListener("click", () => {
    const next = themes[(themes.indexOf(document.documentElement.dataset.theme || "system") + 1) % themes.length];
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    try {
      if (next === "system") localStorage.removeItem("genie-secrets-theme");
      else localStorage.setItem("genie-secrets-theme", next);
    } catch {
      // It lasts until the page is closed.
    }
    showTheme();
  });
  showTheme();

  addEventListener("hashchange", reveal);
  reveal();
})();
