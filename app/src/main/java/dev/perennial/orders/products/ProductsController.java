package dev.perennial.orders.products;

import dev.perennial.ui.View;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/orders/products")
class ProductsController {
    private static final int ROWS = 200;

    private final Products products;

    ProductsController(Products products) {
        this.products = products;
    }

    @GetMapping
    View index(@RequestParam(defaultValue = "") String search, @RequestParam(defaultValue = "") String by) {
        var order = Arrays.stream(ProductOrder.values())
                .filter(it -> it.word().equals(by))
                .findFirst()
                .orElse(ProductOrder.REVENUE);
        var rows = products.rows(search.strip(), order, ROWS + 1);
        return new ProductsPage(
                search.strip(),
                order,
                rows.subList(0, Math.min(ROWS, rows.size())),
                rows.size() > ROWS,
                products.workedOutAt().orElse(null));
    }
}
