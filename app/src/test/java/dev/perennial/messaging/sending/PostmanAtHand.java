package dev.perennial.messaging.sending;

/// Takes out what is due when a test says so.
public class PostmanAtHand {
    private final Postman postman;

    PostmanAtHand(Postman postman) {
        this.postman = postman;
    }

    public void run() {
        postman.run();
    }
}
