package dev.perennial.ui.live;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The stream of whoever is signed in; it ends with their session.
@Controller
@RequestMapping("/ui/live")
class LiveController {
    private static final Pattern TOPIC = Pattern.compile("[a-z][a-z0-9:-]{0,80}");
    private static final int MOST = 20;

    private final Live live;
    private final SessionRepository<? extends Session> sessions;

    LiveController(Live live, SessionRepository<? extends Session> sessions) {
        this.live = live;
        this.sessions = sessions;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(@RequestParam List<String> topic, HttpSession session, HttpServletResponse response)
            throws IOException {
        var id = session.getId();
        var wanted = topic.stream()
                .filter(it -> TOPIC.matcher(it).matches())
                .limit(MOST)
                .toList();
        live.stream(Set.copyOf(wanted), () -> sessions.findById(id) != null, response);
    }
}
