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

    document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("input[data-most]").forEach(files => files.addEventListener("change", () => {
        const bytes = [...files.files].reduce((sum, file) => sum + file.size, 0);
        files.setCustomValidity(bytes > Number(files.dataset.most) ? files.dataset.over : "");
        files.reportValidity();
    })));

    // Templates: found as one types, put where the cursor stands, filled in for this customer.
    document.addEventListener("DOMContentLoaded", () => {
        const part = document.querySelector("[data-templates]"), search = part?.querySelector("input[type=search]");
        if (!search) return;
        const rows = [...part.querySelectorAll(".template-row")], none = part.querySelector("[data-none]");
        const left = () => rows.filter(row => !row.parentElement.hidden);
        const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
        search.hidden = false;
        search.addEventListener("input", () => {
            const words = plain(search.value).split(/\s+/);
            rows.forEach(row => { row.parentElement.hidden = !words.every(word => plain(row.textContent).includes(word)); });
            none.hidden = left().length > 0;
        });
        const close = () => { part.open = false; box().focus(); };
        part.addEventListener("keydown", event => {
            const all = left(), at = all.indexOf(event.target);
            if (event.key === "Escape") close();
            else if (event.key === "Enter" && event.target === search) all[0]?.click();
            else if (event.key === "ArrowDown") all[at + 1]?.focus();
            else if (event.key === "ArrowUp") (all[at - 1] ?? search).focus();
            else return;
            event.preventDefault();
        });
        part.addEventListener("click", async event => {
            const row = event.target.closest(".template-row");
            if (!row) return;
            event.preventDefault();
            const answer = await fetch(`${part.dataset.templates}/${row.value}`);
            if (!answer.ok) return location.reload();
            const text = box();
            text.setRangeText(await answer.text(), text.selectionStart, text.selectionEnd, "end");
            text.dispatchEvent(new Event("input", { bubbles: true }));
            close();
        });
    });

    function templates() {
        const search = document.getElementById("template-search");
        if (!search) return false;
        search.closest("details").open = true;
        search.focus();
        return true;
    }

    document.addEventListener("keydown", event => {
        if ((event.ctrlKey || event.metaKey) && event.key === "k" && templates()) event.preventDefault();
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
