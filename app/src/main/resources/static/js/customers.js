// Slash goes to the search; j and k move through the list; Enter opens, as it does for any link.
document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const search = document.querySelector("[data-slash]");
    const rows = [...document.querySelectorAll("[data-row]")];

    if (event.key === "/" && !typing && search) {
        event.preventDefault();
        search.focus();
        search.select();
    } else if (event.key === "ArrowDown" && event.target === search && rows.length > 0) {
        event.preventDefault();
        rows[0].focus();
    } else if (event.key === "Enter" && event.target === search && rows.length === 1) {
        event.preventDefault();
        rows[0].click();
    } else if ((event.key === "j" || event.key === "k") && !typing && rows.length > 0) {
        const at = rows.indexOf(document.activeElement);
        const to = event.key === "j" ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0);
        event.preventDefault();
        rows[to].focus();
    }
});
