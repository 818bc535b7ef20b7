// The page of a case says that it is open, keeps what is being written, and listens to single keys.
(() => {
    const csrf = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRF-TOKEN"];
    const post = (address, fields) => fetch(address, {
        method: "POST", keepalive: true,
        headers: { "X-CSRF-TOKEN": csrf(), "Content-Type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(fields),
    });

    const talk = () => document.getElementById("conversation");
    const box = () => document.getElementById("reply-text");
    let written = 0;
    const isWriting = () => Date.now() - written < 20_000;

    function here(gone) {
        const part = talk();
        if (part && (gone || !document.hidden))
            post(part.dataset.presence, { seen: part.dataset.seen, writing: isWriting(), gone: !!gone });
    }

    function attend() {
        if (!document.hidden) post("/conversations/attendance", {});
    }

    document.addEventListener("DOMContentLoaded", () => {
        if (document.querySelector('[data-live~="inbox"]')) {
            attend();
            setInterval(attend, 60_000);
            document.addEventListener("visibilitychange", attend);
        }
        if (!talk()) return;
        here();
        setInterval(here, 20_000);
        document.addEventListener("htmx:afterSettle", event => { if (event.target.id === "conversation") here(); });
        document.addEventListener("visibilitychange", () => here());
        addEventListener("pagehide", () => here(true));

        const form = document.querySelector("form[data-draft]");
        let timer;
        form?.addEventListener("input", event => {
            if (event.target !== box()) return;
            const began = !isWriting();
            written = Date.now();
            if (began) here();
            clearTimeout(timer);
            timer = setTimeout(() => post(form.dataset.draft, { text: box().value }), 800);
        });
        form?.addEventListener("submit", () => clearTimeout(timer));
        document.querySelectorAll("select[data-submit]").forEach(select => {
            select.parentElement.querySelector("button").hidden = true;
            select.addEventListener("change", () => select.form.requestSubmit());
        });
    });

    document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey) {
            if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && event.target === box()) box().form.requestSubmit();
            return;
        }
        if (event.target.closest("input, textarea, select, [contenteditable]")) return;
        const rows = [...document.querySelectorAll("[data-rows] [data-row]")];
        if (rows.length && (event.key === "j" || event.key === "k")) {
            const at = rows.indexOf(document.activeElement);
            rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + (event.key === "j" ? 1 : -1)))].focus();
        } else if (rows.length && event.key === "/") {
            event.preventDefault();
            document.querySelector("[data-slash]")?.focus();
        } else {
            const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
            if (!target) return;
            event.preventDefault();
            target.closest("details")?.setAttribute("open", "");
            if (target.tagName === "BUTTON") target.click();
            else target.focus();
        }
    });
})();
