// Keys on the morning page: j and k walk the cards, d, l and n press the buttons of the one in focus.
(() => {
    const cards = () => [...document.querySelectorAll("[data-card]")];
    const current = () => document.activeElement?.closest("[data-card]");

    const walk = step => {
        const all = cards();
        const at = all.indexOf(current());
        const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step));
        all[next]?.focus();
    };

    document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
        if (event.key === "j") walk(1);
        else if (event.key === "k") walk(-1);
        else if (event.key === "Escape") current()?.querySelector("details[open] summary")?.click();
        else if (["d", "l", "n"].includes(event.key)) {
            const card = current() ?? cards()[0];
            card?.querySelector(`[data-key=${event.key}]`)?.click();
            if (event.key === "l") card?.querySelector("details[open] button")?.focus();
        } else return;
        event.preventDefault();
    });

    // Where the focus was inside a card that has gone, it goes on to what stands there now.
    document.addEventListener("htmx:afterSwap", event => {
        const place = event.detail.elt;
        if (document.activeElement !== document.body) return;
        (place?.querySelector("[data-undo]") ?? place)?.focus();
    });
})();
