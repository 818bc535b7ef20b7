package dev.perennial.conversations.inbox;

import dev.perennial.conversations.Attendance;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The inbox is open in front of somebody.
@Controller
@RequestMapping("/conversations/attendance")
class AttendanceController {
    private final Attendance attendance;

    AttendanceController(Attendance attendance) {
        this.attendance = attendance;
    }

    @PostMapping
    ResponseEntity<Void> here() {
        attendance.here();
        return ResponseEntity.noContent().build();
    }
}
