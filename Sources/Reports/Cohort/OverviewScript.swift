extension PageScript {
  /// Sorts, filters and searches the rows of `overview.html`. It reads what it needs from the table.
  static let overview = PageScript(
    #"""
    (function () {
      "use strict";
      var table = document.getElementById("submissions");
      var form = document.getElementById("controls");
      var shown = document.getElementById("shown");
      var body = table.tBodies[0];
      var heads = Array.from(table.tHead.rows[0].cells);
      var words = document.getElementById("words");
      var state = document.getElementById("state");
      var missing = document.getElementById("missing");
      var same = document.getElementById("same");
      var order = document.getElementById("order");
      var states = ["failed", "not-ready", "cannot-tell", "ready"];
      var collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

      function plain(text) {
        return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      }
      var rows = Array.from(body.rows, function (row, index) {
        return {
          row: row, index: index, state: row.dataset.state, isShown: true,
          missing: " " + row.dataset.missing + " ",
          same: Number(row.cells[8].textContent),
          text: plain(row.cells[0].textContent + " " + row.cells[2].textContent)
        };
      });

      function value(entry, column) {
        if (column === 1) { return states.indexOf(entry.state); }
        var text = entry.row.cells[column].textContent;
        return column > 2 ? Number(text) : text;
      }

      function sort(column, isDescending) {
        var keyed = rows.map(function (entry) { return [value(entry, column), entry]; });
        var sign = isDescending ? -1 : 1;
        keyed.sort(function (left, right) {
          var difference = typeof left[0] === "number"
            ? left[0] - right[0] : collator.compare(left[0], right[0]);
          return difference * sign || left[1].index - right[1].index;
        });
        var fragment = document.createDocumentFragment();
        keyed.forEach(function (pair) { fragment.appendChild(pair[1].row); });
        body.appendChild(fragment);
        heads.forEach(function (head, position) {
          if (position === column) {
            head.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
          } else {
            head.removeAttribute("aria-sort");
          }
        });
        order.value = String(column);
      }

      var spoken = 0;
      function say(count) {
        var text = count === rows.length
          ? rows.length.toLocaleString("en") + " shown"
          : count.toLocaleString("en") + " of " + rows.length.toLocaleString("en") + " shown";
        // Not at every letter, or a screen reader would never come to an end.
        clearTimeout(spoken);
        spoken = setTimeout(function () { shown.textContent = text; }, 150);
      }

      function filter() {
        var wanted = plain(words.value).split(/\s+/).filter(Boolean);
        var count = 0;
        rows.forEach(function (entry) {
          var isShown = (!state.value || entry.state === state.value)
            && (!missing.value || entry.missing.indexOf(" " + missing.value + " ") >= 0)
            && (!same.checked || entry.same > 0)
            && wanted.every(function (word) { return entry.text.indexOf(word) >= 0; });
          if (isShown) { count += 1; }
          if (isShown !== entry.isShown) {
            entry.isShown = isShown;
            entry.row.hidden = !isShown;
          }
        });
        say(count);
      }

      heads.forEach(function (head, column) {
        var button = document.createElement("button");
        button.type = "button";
        button.textContent = head.textContent;
        head.textContent = "";
        head.appendChild(button);
        button.addEventListener("click", function () {
          var direction = head.getAttribute("aria-sort");
          // Of numbers the largest are wanted first.
          sort(column, direction ? direction === "ascending" : column > 2);
        });
      });
      heads[0].setAttribute("aria-sort", "ascending");
      words.addEventListener("input", filter);
      [state, missing, same].forEach(function (field) { field.addEventListener("change", filter); });
      order.addEventListener("change", function () {
        sort(Number(order.value), Number(order.value) > 2);
      });
      form.addEventListener("submit", function (event) { event.preventDefault(); });
      form.addEventListener("reset", function () { setTimeout(function () { filter(); words.focus(); }); });
      // A link to a row that is filtered out shows all again.
      window.addEventListener("hashchange", function () {
        var row = document.getElementById(location.hash.slice(1));
        if (row && row.hidden) { form.reset(); }
        if (row) { setTimeout(function () { row.scrollIntoView({ block: "center" }); }); }
      });

      form.hidden = false;
      filter();
      performance.mark("exhibit-ready");
    })();
    """#)
}
