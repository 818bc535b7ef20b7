/* The chat of Perennial. Until the visitor opens it, it asks for nothing and keeps nothing. */
(() => {
    "use strict";
    const { words, colour, ink, lang } = SETTINGS;
    const script = document.currentScript || document.querySelector('script[src*="/p/conversations/chat/widget.js"]');
    if (!script || window.Perennial?.chat) return;
    const base = new URL(".", script.src).href;
    const PLACE = "perennial-chat", QUIET = 40_000, HIDDEN_FOR = 60_000;

    /* What is known, in memory first. */
    let key = stored(), talk = null, mine = [], voucher = null, acted = !!key;
    let line = null, heard = 0, retry = 1, timer, hiddenAt = 0, seen = 0, busy = null, again = false, turn = Promise.resolve();

    function stores() {
        try { return [sessionStorage, localStorage]; } catch { return []; }
    }
    function stored() {
        for (const store of stores()) { const found = store.getItem(PLACE); if (found) return found; }
        return "";
    }
    /* For this visit; for longer only once they left an address, and so want to come back to it. */
    function keep() {
        const [visit, longer] = stores();
        try {
            visit?.setItem(PLACE, key);
            if (talk?.address) longer?.setItem(PLACE, key);
        } catch { /* then it is kept in memory alone */ }
    }
    function forget() {
        key = ""; talk = null; mine = []; seen = 0;
        for (const store of stores()) store.removeItem(PLACE);
    }
    const chance = () => [...crypto.getRandomValues(new Uint8Array(16))].map(it => it.toString(16).padStart(2, "0")).join("");
    const headers = () => key ? { "Perennial-Visitor": key } : {};

    async function ask(what, body) {
        const answer = await fetch(base + what, {
            method: body ? "POST" : "GET", credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer",
            headers: body ? { ...headers(), "Content-Type": "application/json" } : headers(),
            body: body && JSON.stringify(body),
        });
        const said = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
        if (!answer.ok) throw Object.assign(new Error(said.detail || words.failed), { status: answer.status });
        return said;
    }
    function took(said) {
        talk = said;
        if (said.key) key = said.key;
        if (said.known) keep();
        else if (key) forget(), talk = said;
        draw();
    }
    async function refresh() {
        if (busy) { again = true; return busy; }
        busy = ask("conversation").then(took, () => {}).finally(() => {
            busy = null;
            if (again) { again = false; refresh(); }
        });
        return busy;
    }

    /* News come as a stream; a fetch may carry the key in a header, where an EventSource cannot. */
    async function listen() {
        clearTimeout(timer);
        line?.abort();
        if (!key) return;
        const here = line = new AbortController();
        try {
            const answer = await fetch(base + "stream", { headers: headers(), credentials: "omit", cache: "no-store", signal: here.signal });
            if (answer.status >= 400 && answer.status < 429) return;
            if (!answer.ok) throw new Error();
            const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
            for (heard = Date.now(); ;) {
                const { done, value } = await reader.read();
                if (done) break;
                heard = Date.now();
                retry = 1;
                if (value.includes("data:")) refresh();
            }
        } catch { /* tried again below */ }
        if (here !== line || !key) return;
        timer = setTimeout(listen, retry * 1000 + Math.random() * 500);
        retry = Math.min(30, retry * 2);
    }
    setInterval(() => { if (line && heard && Date.now() - heard > QUIET) { heard = 0; line.abort(); } }, 5_000);
    addEventListener("online", () => key && listen());
    document.addEventListener("visibilitychange", () => {
        const long = hiddenAt && Date.now() - hiddenAt > HIDDEN_FOR;
        hiddenAt = document.hidden ? Date.now() : 0;
        if (long && key) listen();
    });

    async function vouch() {
        if (!voucher) return;
        const given = voucher;
        try {
            const token = await (typeof given === "function" ? given() : given);
            if (token && given === voucher) took(await ask("vouchers", { token })), voucher = null;
        } catch (why) {
            console.warn("Perennial chat: " + why.message);
        }
    }
    /* One after the other: until the first is answered nothing tells who the second is from. */
    function say(message) {
        message.failed = "";
        draw();
        turn = turn.then(() => mine.includes(message) && send(message));
    }
    async function send(message) {
        try {
            const began = !key, opened = talk?.words.length === 0;
            took(await ask("messages", { text: message.text, began: message.began }));
            mine = mine.filter(it => it !== message);
            draw();
            if (began || opened || !line) listen();
        } catch (why) {
            message.failed = why.status ? why.message : words.lost;
            draw();
        }
    }

    /* What one sees. */
    const make = (tag, attributes = {}, ...inside) => {
        const it = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes))
            if (name.startsWith("on")) it.addEventListener(name.slice(2), value);
            else if (value !== null) it.setAttribute(name, value);
        it.append(...inside);
        return it;
    };
    const linked = text => text.split(/(https?:\/\/[^\s<>"]+)/).map((part, n) => n % 2 ? make("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part) : part);
    const picture = path => {
        const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), line = document.createElementNS(svg.namespaceURI, "path");
        for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" })) svg.setAttribute(name, value);
        line.setAttribute("d", path);
        svg.append(line);
        return svg;
    };
    const home = make("div", { lang, class: "perennial-chat" }), root = home.attachShadow({ mode: "open" }), look = new CSSStyleSheet();
    look.replaceSync(`
:host { all: initial; position: fixed; z-index: 2147483000; right: 16px; bottom: 16px; color-scheme: light dark;
  --ac: ${colour}; --on: ${ink}; --ink: #1c2620; --soft: #55635b; --card: #fff; --line: #c9d4cd; --us: #eef2ef; --harm: #b3261e; }
@media (prefers-color-scheme: dark) { :host { --ink: #e4ebe7; --soft: #a5b3ab; --card: #1a221e; --line: #4a5a51; --us: #26302b; --harm: #f2938c; } }
* { box-sizing: border-box; }
:host, button, textarea, input { font: 16px/1.45 system-ui, "Segoe UI", Roboto, sans-serif; color: var(--ink); }
button { min-height: 44px; padding: 8px 14px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); cursor: pointer; }
.main, .bubble { background: var(--ac); color: var(--on); border-color: var(--on); font-weight: 650; }
.bubble { display: flex; gap: 8px; align-items: center; min-height: 52px; padding: 8px 18px; border-radius: 26px; box-shadow: 0 2px 10px rgb(0 0 0 / 30%); }
svg { width: 24px; height: 24px; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 2px var(--card); }
.panel { display: flex; flex-direction: column; width: min(380px, calc(100vw - 32px)); height: min(600px, calc(100dvh - 32px));
  overflow: hidden; background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: 0 4px 24px rgb(0 0 0 / 30%); }
[hidden] { display: none !important; }
.head { display: flex; align-items: center; gap: 8px; padding: 8px 8px 8px 16px; background: var(--ac); }
h2 { flex: 1; margin: 0; font-size: 17px; font-weight: 650; color: var(--on); overflow-wrap: anywhere; }
.head button { display: flex; padding: 9px; background: none; border-color: transparent; color: var(--on); }
.head button:focus-visible { outline-color: var(--on); outline-offset: -4px; box-shadow: none; }
.state { padding: 8px 16px; background: var(--us); border-bottom: 1px solid var(--line); }
.log { flex: 1; overflow-y: auto; padding: 12px 16px; overscroll-behavior: contain; }
.log:focus-visible { outline-offset: -3px; box-shadow: none; }
p { margin: 0; overflow-wrap: anywhere; }
.quiet { color: var(--soft); font-size: 14px; }
.word { width: fit-content; max-width: 85%; margin: 0 0 10px; }
.word > p { white-space: pre-wrap; padding: 8px 12px; border-radius: 12px; background: var(--us); }
.mine { margin-left: auto; }
.mine > p { background: var(--ac); color: var(--on); }
.mine > div { text-align: right; }
.harm { color: var(--harm); }
form { display: grid; gap: 6px; padding: 10px 16px; border-top: 1px solid var(--line); }
label { font-weight: 600; font-size: 14px; }
.row { display: flex; gap: 8px; align-items: end; }
textarea, input { flex: 1; width: 100%; min-width: 0; min-height: 44px; padding: 9px 11px; border: 1px solid var(--soft); border-radius: 8px; background: var(--card); resize: none; }
@media (max-width: 440px) { :host(.open) { inset: 8px 8px 8px 8px; } .panel { width: 100%; height: 100%; } }
@media (prefers-reduced-motion: no-preference) { .panel { animation: up .15s ease-out; } @keyframes up { from { transform: translateY(8px); opacity: 0; } } }
@media print { :host { display: none; } }`);
    root.adoptedStyleSheets = [look];

    const label = make("span", {}, words.open);
    const bubble = make("button", { class: "bubble", type: "button", "aria-haspopup": "dialog", "aria-expanded": "false", onclick: open }, picture("M3 20l1.3-3.9A8 7 0 1 1 8 18.7L3 20"), label);
    const state = make("p", { class: "state", role: "status" });
    const log = make("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": words.log, tabindex: "0" });
    const box = make("textarea", { id: "text", rows: "2", maxlength: "4000", onkeydown: event => {
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing) event.preventDefault(), writing.requestSubmit();
    } });
    const writing = make("form", { onsubmit: event => {
        event.preventDefault();
        const text = box.value.trim();
        if (!text) return box.focus();
        box.value = "";
        const message = { text, began: chance(), at: new Date().toISOString() };
        mine.push(message);
        say(message);
    } }, make("label", { for: "text" }, words.label), make("div", { class: "row" }, box, make("button", { class: "main" }, words.send)));
    const mail = make("input", { id: "mail", type: "email", autocomplete: "email", required: "", maxlength: "254", "aria-describedby": "why" });
    const why = make("p", { class: "quiet", id: "why" }, words.addressWhy);
    const reach = make("form", { hidden: "", novalidate: "", onsubmit: async event => {
        event.preventDefault();
        try {
            took(await ask("addresses", { address: mail.value.trim() }));
            box.focus();
        } catch (wrong) {
            why.textContent = wrong.message;
            why.className = "harm";
            mail.setAttribute("aria-invalid", "true");
            mail.focus();
        }
    } }, make("label", { for: "mail" }, words.address), make("div", { class: "row" }, mail, make("button", {}, words.addressSave)), why);
    const panel = make("div", { class: "panel", role: "dialog", "aria-modal": "true", "aria-labelledby": "title", hidden: "", onkeydown: event => {
        if (event.key === "Escape") close();
        if (event.key !== "Tab") return;
        const all = [...panel.querySelectorAll("button, textarea, input, [tabindex]")].filter(it => it.offsetParent);
        const at = all.indexOf(root.activeElement), to = event.shiftKey ? at <= 0 ? all.length - 1 : -1 : at === all.length - 1 ? 0 : -1;
        if (to >= 0) event.preventDefault(), all[to].focus();
    } }, make("div", { class: "head" }, make("h2", { id: "title" }, words.title),
        make("button", { type: "button", "aria-label": words.close, onclick: close }, picture("M6 6l12 12M18 6L6 18"))), state, log, reach, writing);
    root.append(panel, bubble);

    const isOpen = () => !panel.hidden;
    /* The shop's language, in the way of the visitor's country where it is theirs too. */
    const locale = navigator.languages?.find(it => it.split("-")[0] === lang.split("-")[0]) ?? lang;
    const time = (at, more) => new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", ...more }).format(new Date(at));
    const moment = at => new Date(at) - Date.now() > 6 * 864e5 ? time(at, { weekday: "long", day: "numeric", month: "long" })
        : new Date(at).toDateString() === new Date().toDateString() ? time(at) : time(at, { weekday: "long" });
    const drawn = new Map();

    function draw() {
        const all = talk?.words ?? [];
        const answers = all.filter(it => !it.mine).length;
        if (isOpen()) seen = answers;
        const news = Math.max(0, answers - seen);
        label.textContent = news ? words.news.replace("{0}", news) : words.open;
        state.textContent = !talk ? "" : !talk.away ? words.there : talk.opens ? words.closed.replace("{0}", moment(talk.opens)) : words.nobody;
        if (talk?.address) state.textContent += " " + words.reached.replace("{0}", talk.address);
        if (talk?.hidden) state.textContent += " " + words.hidden;
        state.hidden = !talk;
        reach.hidden = !(talk?.known && talk.away && !talk.address);
        const wanted = [...all, ...mine], ids = new Set(wanted.map(it => it.id || it.began));
        for (const [id, part] of drawn) if (!ids.has(id)) part.remove(), drawn.delete(id);
        if (!wanted.length && !log.querySelector(".hello")) log.append(make("p", { class: "hello" }, words.greeting));
        if (wanted.length) log.querySelector(".hello")?.remove();
        const low = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
        for (const it of wanted) {
            const id = it.id || it.began, own = !it.id || it.mine;
            let part = drawn.get(id);
            if (!part) {
                part = make("div", { class: own ? "word mine" : "word" }, make("p", {}, ...(own ? [it.text] : linked(it.text))), make("div", { class: "quiet" }));
                drawn.set(id, part);
            }
            if (part !== log.lastChild && !(part.isConnected && it.id)) log.append(part);
            const foot = part.lastChild, text = it.id ? [own ? words.you : words.us, time(it.at), it.mail ? words.byMail : ""].filter(Boolean).join(" · ") : it.failed || words.sending;
            if (foot.dataset.text === text) continue;
            foot.dataset.text = text;
            foot.className = it.failed ? "harm" : "quiet";
            foot.textContent = text;
            if (it.failed) foot.append(" ", make("button", { type: "button", onclick: () => say(it) }, words.again));
        }
        if (low) log.scrollTop = log.scrollHeight;
    }
    async function open() {
        if (isOpen()) return;
        panel.hidden = false;
        bubble.hidden = true;
        home.classList.add("open");
        bubble.setAttribute("aria-expanded", "true");
        draw();
        box.focus();
        acted = true;
        await vouch();
        await refresh();
        log.scrollTop = log.scrollHeight;
        if (key && !line) listen();
    }
    function close() {
        panel.hidden = true;
        bubble.hidden = false;
        home.classList.remove("open");
        bubble.setAttribute("aria-expanded", "false");
        bubble.focus();
    }
    window.Perennial = { ...window.Perennial, chat: {
        open, close,
        /* The proof of who is signed in at the shop, or a function that fetches a fresh one. */
        identify(proof) {
            voucher = proof;
            if (acted) vouch().then(() => key && listen());
        },
        async logout() {
            voucher = null;
            line?.abort();
            line = null;
            const told = key ? ask("farewell", {}).catch(() => {}) : null;
            forget();
            acted = false;
            if (isOpen()) close();
            draw();
            await told;
        },
    } };
    const show = () => { document.body.append(home); if (key) refresh().then(() => { seen = talk?.words.filter(it => !it.mine).length ?? 0; draw(); listen(); }); };
    if (document.body) show();
    else document.addEventListener("DOMContentLoaded", show);
    document.dispatchEvent(new CustomEvent("perennial-chat"));
})();
