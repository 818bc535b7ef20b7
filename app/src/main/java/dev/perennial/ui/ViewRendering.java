package dev.perennial.ui;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Renders a [View] with the template beside it. `perennial.templates` names a source folder to read templates
/// from while one edits; without it the compiled ones are used.
@Configuration
class ViewRendering implements WebMvcConfigurer, HandlerMethodReturnValueHandler {
    private final TemplateEngine templates;

    ViewRendering(@Value("${perennial.templates:}") String sources) throws IOException {
        this.templates = sources.isEmpty()
                ? TemplateEngine.createPrecompiled(ContentType.Html)
                : TemplateEngine.create(
                        new DirectoryCodeResolver(Path.of(sources)),
                        Files.createTempDirectory("perennial-templates"),
                        ContentType.Html);
        templates.setTrimControlStructures(true);
    }

    Content inside(View view) {
        return output -> templates.render(view.template(), view, output);
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(this);
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return View.class.isAssignableFrom(type.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer mav, NativeWebRequest request)
            throws Exception {
        mav.setRequestHandled(true);
        if (!(value instanceof View view)) return;
        var html = new StringOutput();
        templates.render(view.template(), view, html);
        var response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        response.setStatus(view.status());
        response.setContentType("text/html;charset=utf-8");
        response.getOutputStream().write(html.toString().getBytes(StandardCharsets.UTF_8));
    }
}
